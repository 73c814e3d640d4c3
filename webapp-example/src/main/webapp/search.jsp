<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="l" uri="larder"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- Not cached as a whole: visitors may type anything. The slow method behind it is, and so is each card: those that are kept are read at once. --%>
<t:page title="Search">
  <c:set var="found" value="${empty param.q ? [] : shop.search(param.q)}"/>
  <p class="lead">${found.size()} products for “<c:out value="${param.q}"/>” in names and reviews<c:if test="${found.size() == 24}"> (the first 24)</c:if>.</p>
  <ul class="cards">
    <l:fragments items="${found}" var="product" name="card" vary="#{[product.id(), money.currency]}" tags="product:#{product.id()}"><t:product item="${product}"/></l:fragments>
  </ul>
</t:page>
