#include "app/pages.h"
#include "app/reply.h"
#include "base/result.h"
#include "view/view_data.h"

#include "base/banned.h"

/* Both come from the program and its templates alone: no revision of the database is theirs. */

enum result page_data(struct exchange *exchange)
{
	if (reply_unchanged(exchange, 0))
		return RESULT_OK;
	reply_html(exchange);
	return view_data_page(exchange->app->view, exchange->arena, &exchange->response->body);
}

enum result page_schema(struct exchange *exchange)
{
	const char *schema = view_schema(exchange->app->view, exchange->slug);
	if (schema == NULL)
		return RESULT_NOT_FOUND;
	if (reply_unchanged(exchange, 0))
		return RESULT_OK;
	reply_json(exchange);
	buffer_add_text(&exchange->response->body, schema);
	return RESULT_OK;
}
