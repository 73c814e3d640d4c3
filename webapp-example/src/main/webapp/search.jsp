<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- Not cached as a whole: visitors may type anything. The slow method behind it is. --%>
<t:page title="Search">
  <c:set var="found" value="${empty param.q ? [] : shop.search(param.q)}"/>
  <p class="lead">${found.size()} products for “<c:out value="${param.q}"/>” in names and reviews<c:if test="${found.size() == 24}"> (the first 24)</c:if>.</p>
  <ul class="cards">
    <c:forEach var="product" items="${found}"><t:product item="${product}"/></c:forEach>
  </ul>
</t:page>
