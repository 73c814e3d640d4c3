<%@tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A product as a card"%>
<%@attribute name="item" required="true" type="dev.larder.example.shop.Product"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<%@taglib prefix="t" tagdir="/WEB-INF/tags"%>
<li class="card" style="--hue: ${item.categoryId() * 47 % 360}">
  <a href="${pageContext.request.contextPath}/product.jsp?id=${item.id()}">
    <span class="tile" aria-hidden="true">${item.category().substring(0, 1)}</span>
    <span class="name"><c:out value="${item.name()}"/></span>
  </a>
  <t:stars stars="${item.sales().stars()}" reviews="${item.sales().reviews()}"/>
  <strong class="price" data-product="${item.id()}">${money.show(item.price())}</strong>
</li>
