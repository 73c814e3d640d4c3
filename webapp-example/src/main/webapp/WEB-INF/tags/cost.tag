<%@tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What this page cost: the whole of it, and each part"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="fmt" uri="jakarta.tags.fmt"%>
<footer class="cost" aria-label="What this page cost">
  <h2>How this page was made</h2>
  <p id="page-cost" data-made="${parts.made.toEpochMilli()}">
    The server made it at <time>${parts.made}</time> in
    <b><fmt:formatNumber value="${parts.millis}" maxFractionDigits="1"/> ms</b> with <b>${parts.queries}</b> database
    ${parts.queries == 1 ? 'query' : 'queries'}. <span id="page-status" role="status"></span>
  </p>
  <c:if test="${!empty parts.all}">
  <table>
    <thead><tr><th scope="col">Part</th><th scope="col">Face</th><th scope="col">Result</th><th scope="col">Time</th>
      <th scope="col">Queries</th></tr></thead>
    <tbody>
    <c:forEach var="part" items="${parts.all}">
      <tr data-part="${part.name()}"><td style="--depth: ${part.depth()}">${part.name()}</td><td>${part.face()}</td>
        <td><span class="how ${part.how()}">${part.how()}</span></td>
        <td><fmt:formatNumber value="${part.millis()}" minFractionDigits="2" maxFractionDigits="2"/> ms</td>
        <td>${part.queries()}</td></tr>
    </c:forEach>
    </tbody>
  </table>
  </c:if>
</footer>
