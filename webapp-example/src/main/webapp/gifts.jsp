<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="l" uri="larder"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- One stored page for everybody (rule larder.pages.rules.gifts), in which each visitor finds what is his. --%>
<t:page title="Gift cards" policy="true">
  <p class="lead"><l:live src="/WEB-INF/live/signed-in.jsp"/> In your basket: <b id="basket"><l:live src="/WEB-INF/live/basket.jsp"/></b></p>
  <ul class="cards">
    <c:forEach var="amount" items="${[10, 25, 50]}">
      <li class="card"><h2>£${amount}</h2>
        <form method="post" action="basket">
          <l:live src="/WEB-INF/live/token.jsp"/>
          <button name="action" value="add">Put a card into the basket</button>
        </form></li>
    </c:forEach>
  </ul>
  <form method="post" action="basket">
    <l:live src="/WEB-INF/live/token.jsp"/>
    <label for="name">Your name</label> <input id="name" name="name" required maxlength="40">
    <button class="plain" name="action" value="sign-in">Sign in</button>
  </form>
  <p class="quiet" id="script">This browser has not run the page's script.</p>
  <script nonce="<l:live src='/WEB-INF/live/nonce.jsp'/>">document.getElementById("script").textContent = "The script ran, by its nonce.";</script>
</t:page>
