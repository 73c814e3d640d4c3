<%@tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The categories with how much they hold, as a cached fragment"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="l" uri="larder"%>
<nav class="sidebar" aria-label="Categories">
${parts.begin('sidebar')}
<l:fragment name="sidebar" ttl="300">
${parts.computed()}
<c:forEach var="department" items="${shop.departments}">
  <h2>${department.key}</h2>
  <ul>
    <c:forEach var="category" items="${department.value}">
      <li><a href="${pageContext.request.contextPath}/category?id=${category.id()}">${category.name()}</a>
        <span title="sold so far">${category.sold()}</span></li>
    </c:forEach>
  </ul>
</c:forEach>
</l:fragment>
${parts.end()}
</nav>
