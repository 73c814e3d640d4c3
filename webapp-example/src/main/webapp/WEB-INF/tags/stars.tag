<%@tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Stars, as a bar that is filled as far as they go"%>
<%@attribute name="stars" required="true" type="java.lang.Double"%>
<%@attribute name="reviews" type="java.lang.Long"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<c:set var="mean" value="${Math.round(stars * 10) / 10.0}"/>
<c:choose>
  <c:when test="${reviews == 0}"><span class="stars none">no reviews yet</span></c:when>
  <c:otherwise><span class="stars"><span class="bar" style="--stars: ${stars}" role="img" aria-label="${mean} of 5 stars"></span>
    <c:if test="${reviews != null}"> ${mean} <span class="quiet">(${reviews})</span></c:if></span></c:otherwise>
</c:choose>
