#ifndef SILVERCHART_APP_SESSION_H
#define SILVERCHART_APP_SESSION_H

#include "app/app.h"
#include "model/totp.h"

/* Who is logged in: the cookie of the editors' service, and what it stands for (product.md A37). */

/* Finds the session of the request's cookie into exchange->session; nobody is logged in without a
 * cookie, with two of them, or with one that ran out. RESULT_OK, RESULT_UNAVAILABLE, RESULT_BROKEN.
 */
MUST_CHECK enum result session_open(struct exchange *exchange);

/*
 * Logs in with name and password: RESULT_OK with a new session in exchange->session and its cookie
 * in the reply; RESULT_INVALID for a wrong name or password or a disabled account, all alike;
 * RESULT_CONFLICT when too many tries failed lately; RESULT_UNAVAILABLE. Takes as long for each.
 * Where the account has codes, `*waits` is set: there is no session before session_finish(), only
 * another cookie, which nothing but that takes.
 */
MUST_CHECK enum result session_begin(
	struct exchange *exchange, const char *name, const char *password, bool *waits);

/* Whose login waits for its code in this browser: RESULT_OK, or RESULT_NOT_FOUND for nobody's. */
MUST_CHECK enum result session_waiting(struct exchange *exchange, struct editor *editor);

/* Ends such a login with what was typed as its code: RESULT_OK and a session as above;
 * RESULT_NOT_FOUND when none waits; RESULT_INVALID for a wrong code, which counts as a wrong
 * password; RESULT_CONFLICT and RESULT_UNAVAILABLE as above. */
MUST_CHECK enum result session_finish(struct exchange *exchange, const char *typed);

/* Logs out: the session is gone, and so is the cookie. */
MUST_CHECK enum result session_end(struct exchange *exchange);

/* Whether the password is that of who is logged in; results as of session_begin(), and tries count
 * as logins: nobody guesses on in a session that was left open. */
MUST_CHECK enum result session_confirm(struct exchange *exchange, const char *password);

/* The same for a code of who is logged in; to be asked after the password. The code is not spent:
 * what it is asked for makes an end of all codes. */
MUST_CHECK enum result session_confirm_code(
	struct exchange *exchange, const struct totp *totp, const char *typed);

/* A session that was added. Its texts are from the exchange's arena. */
struct session_new {
	struct session *session;
	const char *token; /* for the cookie */
};

/* With a change of the password, to one of `password_hash`, and inside its transaction: the
 * editor's other sessions end, and this one goes on under a new token, by session_adopt() once that
 * is committed. */
MUST_CHECK enum result session_renew(
	struct exchange *exchange, const char *password_hash, struct session_new *made);

/* The new session is the exchange's, and its cookie goes with the reply. */
void session_adopt(struct exchange *exchange, const struct session_new *made);

#endif
