#include "app/admin.h"
#include "app/reply.h"
#include "store/store_audit.h"

#include "base/banned.h"

const struct http_field_rule admin_audit_fields[ADMIN_AUDIT_FIELD_COUNT] = {
	[ADMIN_AUDIT_EDITOR] = {"editor", HTTP_FIELD_TEXT, 1, 40, NULL},
	[ADMIN_AUDIT_KIND] = {"kind", HTTP_FIELD_WORD, .words = audit_kind_words},
	[ADMIN_AUDIT_SUBJECT] = {"subject", HTTP_FIELD_TEXT, 1, 100, NULL},
	[ADMIN_AUDIT_BEFORE] = {"before", HTTP_FIELD_NUMBER, 1, INT64_MAX, NULL},
};

static struct audit_query read_query(const struct exchange *exchange)
{
	const struct http_field *fields = exchange->fields;

	return (struct audit_query){
		.editor = fields[ADMIN_AUDIT_EDITOR].text,
		.kind = fields[ADMIN_AUDIT_KIND].text,
		.subject = fields[ADMIN_AUDIT_SUBJECT].text,
		.before = fields[ADMIN_AUDIT_BEFORE].number,
	};
}

enum result admin_audit(struct exchange *exchange)
{
	const struct view_admin admin = admin_page(exchange);
	const struct audit_query query = read_query(exchange);
	struct audit audit;
	enum result result =
		store_audit_list(exchange->app->store, &query, AUDIT_PAGE, exchange->arena, &audit);

	if (result != RESULT_OK)
		return result;
	reply_html(exchange);
	return view_admin_audit(exchange->app->view, &admin, &audit, &query, exchange->arena,
		&exchange->response->body);
}

enum result admin_audit_csv(struct exchange *exchange)
{
	const struct audit_query query = read_query(exchange);
	struct audit audit;
	enum result result;

	if (reply_refused(exchange))
		return RESULT_OK;
	result =
		store_audit_list(exchange->app->store, &query, AUDIT_FILE, exchange->arena, &audit);
	if (result != RESULT_OK)
		return result;
	reply_type(exchange, "text/csv; charset=utf-8; header=present");
	audit_csv(&audit, &exchange->response->body);
	return RESULT_OK;
}
