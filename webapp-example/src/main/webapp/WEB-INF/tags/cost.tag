<%@tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What this page cost: the whole of it, and each part"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<aside class="cost" aria-labelledby="cost-title">
  <h2 id="cost-title">How this page was made</h2>
  <p id="page-status" role="status"><span class="how">page</span></p>
  <p id="page-cost" data-made="${parts.made}">
    Made at <time>${parts.madeAt}</time> in <b>${parts.time}</b> with <b>${parts.queries}</b> database ${parts.queries == 1 ? 'query' : 'queries'}.
  </p>
  <c:if test="${!empty parts.all}">
  <table>
    <thead><tr><th scope="col">Part</th><th scope="col">Result</th><th scope="col">Time</th></tr></thead>
    <tbody>
    <c:forEach var="part" items="${parts.all}">
      <tr data-part="${part.name()}" data-how="${part.how()}"><td style="--depth: ${part.depth()}"><small>${part.face()}</small> ${part.name()}</td>
        <td><span class="how ${part.how()}">${part.how()}</span></td><td>${part.time()}</td></tr>
    </c:forEach>
    </tbody>
  </table>
  </c:if>
</aside>
