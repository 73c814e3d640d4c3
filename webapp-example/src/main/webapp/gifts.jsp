<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="l" uri="larder"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- One stored page for everybody (rule larder.pages.rules.gifts), in which each visitor finds what is his. --%>
<t:page title="Gift cards" policy="true">
  <p class="lead"><l:live><c:choose><c:when test="${empty own.name}">You are not signed in.</c:when>
    <c:otherwise>Signed in as <b id="user"><c:out value="${own.name}"/></b>.</c:otherwise></c:choose></l:live>
    In your basket: <b id="basket"><l:live>${own.basket}</l:live></b></p>
  <ul class="cards">
    <c:forEach var="amount" items="${[10, 25, 50]}">
      <li class="card"><h2>£${amount}</h2>
        <form method="post" action="basket">
          <l:live><input type="hidden" name="token" value="${own.token}"></l:live>
          <button name="action" value="add">Put a card into the basket</button>
        </form></li>
    </c:forEach>
  </ul>
  <form method="post" action="basket">
    <l:live><input type="hidden" name="token" value="${own.token}"></l:live>
    <label for="name">Your name</label> <input id="name" name="name" required maxlength="40">
    <button class="plain" name="action" value="sign-in">Sign in</button>
  </form>
  <p class="quiet" id="script">This browser has not run the page's script.</p>
  <script nonce="<l:live>${own.nonce}</l:live>">document.getElementById("script").textContent = "The script ran, by its nonce.";</script>
</t:page>
