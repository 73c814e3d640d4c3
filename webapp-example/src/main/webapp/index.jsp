<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="fmt" uri="jakarta.tags.fmt"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- Not cached as a whole: it is put together anew for each visitor, of cached fragments and values. --%>
<t:page title="Good things for your kitchen">
  <c:set var="figures" value="${shop.figures}"/>
  <p class="lead">
    <fmt:formatNumber value="${figures.products()}"/> products, <fmt:formatNumber value="${figures.orders()}"/> orders and
    <fmt:formatNumber value="${figures.reviews()}"/> reviews, <fmt:formatNumber value="${figures.stars()}" maxFractionDigits="2"/>
    stars on average.
  </p>
  <h2>This week's offers</h2>
  ${parts.begin('offers')}
  ${parts.computed()}
  <ul class="cards">
    <c:forEach var="product" items="${shop.offers}"><t:product item="${product}"/></c:forEach>
  </ul>
  ${parts.end()}
</t:page>
