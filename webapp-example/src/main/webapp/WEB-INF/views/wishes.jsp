<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<t:page title="Your wishes">
  <p class="lead">${products.size()} of our products would make you happy.</p>
  <ul class="cards">
    <c:forEach var="product" items="${products}"><t:product item="${product}"/></c:forEach>
  </ul>
</t:page>
