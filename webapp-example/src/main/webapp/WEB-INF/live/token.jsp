<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<input type="hidden" name="token" value="${own.token}">