<%@tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The frame around every page of the shop"%>
<%@attribute name="title" required="true"%>
<%@attribute name="wide" type="java.lang.Boolean" description="true leaves the list of categories out"%>
<%@attribute name="policy" type="java.lang.Boolean" description="true allows scripts with the visitor's nonce only"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="l" uri="larder"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<c:set var="root" value="${pageContext.request.contextPath}"/>
<c:set var="begun" value="${parts.made}"/><%-- starts the clock --%>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <c:if test="${policy}"><l:live src="/WEB-INF/live/policy.jsp"/></c:if>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title><c:out value="${title}"/> · Copper &amp; Thyme</title>
  <link rel="stylesheet" href="${root}/shop.css">
  <link rel="icon" href="${root}/icon.svg" type="image/svg+xml">
  <script src="${root}/shop.js" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
  <a class="brand" href="${root}/">Copper <span>&amp;</span> Thyme</a>
  <form class="search" action="${root}/search.jsp" role="search">
    <label class="unseen" for="q">Search products and reviews</label>
    <input id="q" name="q" type="search" required maxlength="60" placeholder="Search products and reviews">
    <button>Search</button>
  </form>
  <nav aria-label="Shop">
    <a href="${root}/bestsellers.xhtml">Bestsellers</a>
    <a href="${root}/gifts.jsp">Gifts</a>
    <a href="${root}/wishes">Wishes</a>
    <a href="${root}/statistics">Statistics</a>
    <a href="${root}/api/reports/bestsellers">API</a>
  </nav>
</header>
<div class="${wide ? 'frame wide' : 'frame'}">
  <c:if test="${!wide}"><t:sidebar/></c:if>
  <main id="content">
    <h1><c:out value="${title}"/></h1>
    <jsp:doBody/>
  </main>
  <t:cost/>
</div>
</body>
</html>
