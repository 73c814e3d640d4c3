<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<t:page title="${products[0].category()}">
  <p class="currencies">Prices in
    <c:forEach var="code" items="${['GBP', 'EUR', 'USD']}">
      <c:choose>
        <c:when test="${code == money.currency}"><b>${code}</b></c:when>
        <c:otherwise><a href="category?id=${products[0].categoryId()}&amp;currency=${code}">${code}</a></c:otherwise>
      </c:choose>
    </c:forEach>
  </p>
  <ul class="cards">
    <c:forEach var="product" items="${products}"><t:product item="${product}"/></c:forEach>
  </ul>
</t:page>
