<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<t:page title="Statistics" wide="true">
  <p class="lead">What each cache has done since the shop opened. Visit a few pages and come back.</p>
  <table class="report" id="statistics">
    <thead><tr><th scope="col">Cache</th><th scope="col">Hits</th><th scope="col">Stale hits</th><th scope="col">Misses</th>
      <th scope="col">Hit ratio</th><th scope="col">Loads</th><th scope="col">Failed loads</th><th scope="col">Entries</th>
      <th scope="col"><span class="unseen">Clear</span></th></tr></thead>
    <tbody>
    <c:forEach var="line" items="${lines}">
      <tr data-cache="${line.name()}"><th scope="row">${line.name()}</th><td>${line.figures().hits()}</td><td>${line.figures().staleHits()}</td>
        <td>${line.figures().misses()}</td><td>${line.hitRatio()}</td><td>${line.figures().loads()}</td>
        <td>${line.figures().loadFailures()}</td><td>${line.entries()}</td>
        <td><form method="post" action="change"><input type="hidden" name="back" value="/statistics">
          <input type="hidden" name="cache" value="${line.name()}">
          <button class="plain" name="action" value="clear" aria-label="Clear ${line.name()}">Clear</button></form></td></tr>
    </c:forEach>
    </tbody>
  </table>
  <p>The cache <code>category-bestsellers</code> lives in the shop's database, for all nodes, with a near level in front. The table has <b id="shared">${shared}</b> rows.</p>
  <div class="tools">
    <form method="post" action="change">
      <input type="hidden" name="back" value="/statistics">
      <label for="tag">Invalidate a tag</label>
      <input id="tag" name="tag" required maxlength="60" placeholder="product:42">
      <button name="action" value="invalidate">Invalidate</button>
    </form>
    <form method="post" action="change">
      <input type="hidden" name="back" value="/statistics">
      <label for="ids">Halve the prices of</label>
      <input id="ids" name="ids" required maxlength="60" pattern="[0-9]+(,[0-9]+)*" placeholder="42,577">
      <button name="action" value="sale">Hold a sale</button>
    </form>
    <form method="post" action="change">
      <input type="hidden" name="back" value="/statistics">
      <button class="plain" name="action" value="forget-all">Forget all products (@CacheRemoveAll)</button>
    </form>
  </div>
</t:page>
