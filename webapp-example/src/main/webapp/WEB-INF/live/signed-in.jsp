<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%@taglib prefix="c" uri="jakarta.tags.core"%>
<c:choose><c:when test="${empty own.name}">You are not signed in.</c:when><c:otherwise>Signed in as <b id="user"><c:out value="${own.name}"/></b>.</c:otherwise></c:choose>