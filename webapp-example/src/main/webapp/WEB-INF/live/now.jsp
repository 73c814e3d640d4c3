<%@page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" session="false" trimDirectiveWhitespaces="true"%>
<%-- Computed for each visitor inside the cached fragment "offers" of index.jsp. --%>
<time id="now"><%= java.time.Instant.now() %></time>
