#ifndef SILVERCHART_HTTP_REQUEST_H
#define SILVERCHART_HTTP_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_OTHER };

/* A request as the gateway read it. Every text is there ("" when the peer sent none) and borrowed
 * from the request's arena. */
struct http_request {
	enum http_method method;
	const char *path;          /* DOCUMENT_URI: decoded and normalised once, by nginx */
	const char *query;         /* raw query string, without '?' */
	const char *if_none_match; /* header */
	const char *cookie;        /* header; "" for the public service: nginx sends it none */
	const char *origin;        /* header */
	const char *fetch_site;    /* header Sec-Fetch-Site */
	const char *agent;         /* header User-Agent */
	const char *content_type;  /* header */
	const char *body;          /* bytes, NUL behind them; "" where the gateway keeps none */
	size_t body_length;
	bool body_too_large; /* it went over the gateway's limit and was dropped */
	const char *remote;  /* address of the client */
	const char *id;      /* id that nginx gave the request; for the log */
	bool gzip;           /* the peer takes Content-Encoding: gzip */
};

/* The method that a name stands for; unknown ones are HTTP_OTHER, NULL too. */
enum http_method http_method_read(const char *name);

/* True when Accept-Encoding `header` (RFC 9110 12.5.3) takes gzip with a weight over 0; NULL:
 * false. */
bool http_accepts_gzip(const char *header);

#endif
