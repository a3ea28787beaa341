#include "app/guard.h"

#include "app/secret.h"
#include "base/text.h"
#include "model/network.h"

#include "base/banned.h"

/* Whether the page that sends is one of this site: as the browser says it, as far as it does. */
static bool is_own_page(const struct exchange *exchange)
{
	const struct http_request *request = exchange->request;
	bool tells_site = request->fetch_site[0] != '\0';
	bool tells_origin = request->origin[0] != '\0';

	if (tells_site && !text_equal(request->fetch_site, "same-origin"))
		return false;
	if (tells_origin && !text_equal(request->origin, exchange->app->site_url))
		return false;
	return tells_site || tells_origin;
}

static bool has_role(const struct session *session, enum role role)
{
	switch (role) {
	case ROLE_UNSET:
		return false;
	case ROLE_ANYONE:
	case ROLE_CONTRIBUTOR:
		return true;
	case ROLE_EDITOR:
		return session->role >= EDITOR_EDITOR;
	case ROLE_ADMINISTRATOR:
		return session->role >= EDITOR_ADMINISTRATOR;
	}
	return false;
}

static bool has_token(const struct exchange *exchange)
{
	const char *token = http_form_value(&exchange->form, GUARD_TOKEN_FIELD);

	return token != NULL && secret_is_masked(token, exchange->session->form_token);
}

enum guard_outcome guard_check(const struct exchange *exchange, const struct route *route)
{
	bool is_post = route->method == HTTP_POST;

	if (route->service != exchange->app->service || route->role == ROLE_UNSET)
		return GUARD_HIDDEN;
	if (is_post && !is_own_page(exchange))
		return GUARD_FOREIGN;
	if (route->is_local && !network_is_local(exchange->request->remote))
		return GUARD_REMOTE;
	if (route->role == ROLE_ANYONE)
		return GUARD_ADMITTED;
	if (exchange->session == NULL)
		return GUARD_LOGIN;
	if (!has_role(exchange->session, route->role))
		return GUARD_FORBIDDEN;
	if (route->csrf && !has_token(exchange))
		return GUARD_STALE;
	return GUARD_ADMITTED;
}
