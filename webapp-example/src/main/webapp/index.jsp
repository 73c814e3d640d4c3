<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="l" uri="larder"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- Not cached as a whole: it is put together anew for each visitor, of cached fragments and values. --%>
<t:page title="Good things for your kitchen">
  <c:set var="figures" value="${shop.figures}"/>
  <p class="lead">${figures.products()} products, ${figures.orders()} orders and ${figures.reviews()} reviews,
    ${Math.round(figures.stars() * 100) / 100.0} stars on average. You are visitor <b id="visitor">${shop.visitor}</b>.</p>
  <h2>This week's offers</h2>
  ${parts.begin('offers')}
  <l:fragment name="offers" ttl="300" vary="${money.currency}">
  ${parts.computed()}
  <ul class="cards">
    <c:forEach var="product" items="${shop.offers}"><t:product item="${product}"/></c:forEach>
  </ul>
  <p class="quiet">Looked at on <l:live src="/WEB-INF/live/now.jsp"/></p>
  </l:fragment>
  ${parts.end()}
</t:page>
