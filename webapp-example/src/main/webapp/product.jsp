<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="fn" uri="jakarta.tags.functions"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<%-- Cached as a whole by the rule larder.pages.rules.product of META-INF/microprofile-config.properties. --%>
<c:set var="product" value="${shop.product(param.id)}"/>
<c:choose>
<c:when test="${product == null}">${pageContext.response.sendError(404)}</c:when>
<c:otherwise>
<t:page title="${product.name()}">
  <section class="product" style="--hue: ${product.categoryId() * 47 % 360}">
    <span class="tile" aria-hidden="true">${fn:substring(product.category(), 0, 1)}</span>
    <div>
      <p class="quiet"><c:out value="${product.brand()}"/> · <a href="category?id=${product.categoryId()}"><c:out value="${product.category()}"/></a></p>
      <p><strong class="price big" id="price" data-product="${product.id()}">${money.show(product.price())}</strong></p>
      <p><t:stars stars="${product.sales().stars()}" reviews="${product.sales().reviews()}"/></p>
      <p><span id="stock">${product.stock()}</span> in stock, ${product.sales().sold()} sold</p>
      <form method="post" action="change">
        <input type="hidden" name="id" value="${product.id()}"><input type="hidden" name="back" value="/wishes">
        <button class="plain" name="action" value="wish">Wish for it</button>
      </form>
    </div>
    <aside class="desk" aria-label="For the shopkeeper">
      <h2>For the shopkeeper</h2>
      <form method="post" action="change">
        <input type="hidden" name="id" value="${product.id()}"><input type="hidden" name="back" value="/product.jsp?id=${product.id()}">
        <label for="new-price">Price in £</label>
        <input id="new-price" name="price" inputmode="decimal" required pattern="[0-9]{1,6}(\.[0-9]{1,2})?" value="${product.price()}">
        <button name="action" value="price">Change the price</button>
      </form>
      <form method="post" action="change">
        <input type="hidden" name="id" value="${product.id()}"><input type="hidden" name="back" value="/product.jsp?id=${product.id()}">
        <button class="plain" name="action" value="stock">Restock to 100</button>
        <button class="plain" name="action" value="forget">Forget it (@CacheRemove)</button>
      </form>
    </aside>
  </section>
  <section aria-labelledby="with-title">
    <h2 id="with-title">Often bought together</h2>
    <ul class="cards">
      <c:forEach var="companion" items="${shop.boughtWith(product.id())}"><t:product item="${companion}"/></c:forEach>
    </ul>
  </section>
  <section aria-labelledby="reviews-title">
    <h2 id="reviews-title">Latest reviews</h2>
    <ol class="reviews" id="reviews">
      <c:forEach var="review" items="${shop.reviews(product.id())}">
        <li><t:stars stars="${review.stars()}"/> <b><c:out value="${review.author()}"/></b> <span class="quiet">${review.written()}</span>
          <p><c:out value="${review.text()}"/></p></li>
      </c:forEach>
    </ol>
    <form class="review" method="post" action="change">
      <input type="hidden" name="id" value="${product.id()}"><input type="hidden" name="back" value="/product.jsp?id=${product.id()}">
      <label for="stars">Stars</label>
      <select id="stars" name="stars"><option>5</option><option>4</option><option>3</option><option>2</option><option>1</option></select>
      <label for="text">Your review</label>
      <input id="text" name="text" required maxlength="300" placeholder="What do you think of it?">
      <button name="action" value="review">Add review</button>
    </form>
  </section>
</t:page>
</c:otherwise>
</c:choose>
