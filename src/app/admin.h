#ifndef SILVERCHART_APP_ADMIN_H
#define SILVERCHART_APP_ADMIN_H

#include "app/routes.h"
#include "model/import.h"
#include "view/view_admin.h"

/* The handlers of the editors' service, and the fields that their routes declare. */

/* What a login is answered that does not succeed: one sentence, whatever was wrong (A37). */
#define ADMIN_WRONG_LOGIN "Name and password do not belong together."
#define ADMIN_TOO_MANY_LOGINS                                                                      \
	"Too many logins failed lately. Wait a quarter of an hour, and try again."

#define ADMIN_WRONG_CODE                                                                           \
	"This code is not right, or was used already. The app shows the next one within half a "   \
	"minute."
#define ADMIN_NO_CODE "Type the code that your app shows now, or a recovery code."
#define ADMIN_LATE_CODE "This login waited too long, or began in another browser. Begin it again."

/* Characters of what is typed as a code. */
#define ADMIN_CODE_MAX 100

/* What every page of the admin shows: who is logged in, the form token and a new form key. */
struct view_admin admin_page(const struct exchange *exchange);

/* Why a form is not saved, though nothing is wrong with it. */
enum admin_hold {
	ADMIN_HOLD_LOGGED_OUT,  /* the session ended */
	ADMIN_HOLD_CODE,        /* it had ended; the page's own login waits for its code */
	ADMIN_HOLD_LOGGED_IN,   /* it had ended; the page's own login began another */
	ADMIN_HOLD_STALE,       /* the form is of another session */
	ADMIN_HOLD_UNAVAILABLE, /* the database is away */
};

/*
 * Answers a POST that could not be looked at with a page that holds everything typed, says why it
 * is not saved, and sends it again (product.md A32). Passwords are not held, nor is a file.
 */
MUST_CHECK enum result admin_hold(struct exchange *exchange, enum admin_hold why);

/* Nobody is logged in: a GET goes to the login page and comes back from there; a POST is held, with
 * a login on the same page. */
MUST_CHECK enum result admin_ask_login(struct exchange *exchange);

enum {
	ADMIN_LOGIN_NAME,
	ADMIN_LOGIN_PASSWORD,
	ADMIN_LOGIN_NEXT,
	ADMIN_LOGIN_FIELD_COUNT,
};
extern const struct http_field_rule admin_login_fields[ADMIN_LOGIN_FIELD_COUNT];
route_handler admin_login;
route_handler admin_login_send;

/* The code that some accounts want behind the password. */
enum { ADMIN_CODE_CODE, ADMIN_CODE_NEXT, ADMIN_CODE_FIELD_COUNT };
extern const struct http_field_rule admin_code_fields[ADMIN_CODE_FIELD_COUNT];
route_handler admin_code;
route_handler admin_code_send;

/* Answers a login that nobody could look at, since the database is away or too many log in at once:
 * the login page again. */
MUST_CHECK enum result admin_login_away(struct exchange *exchange);
route_handler admin_logout_send;

/* The first page, the queues of releases that lack something, and the form of a release. */
route_handler admin_home;
route_handler admin_queue;

enum { ADMIN_RELEASE_QUEUE, ADMIN_RELEASE_DONE, ADMIN_RELEASE_FIELD_COUNT };
extern const struct http_field_rule admin_release_fields[ADMIN_RELEASE_FIELD_COUNT];
route_handler admin_release;

enum {
	ADMIN_RELEASE_FORM_KEY,
	ADMIN_RELEASE_FORM_REVISION,
	ADMIN_RELEASE_FORM_TITLE,
	ADMIN_RELEASE_FORM_SORT_TITLE,
	ADMIN_RELEASE_FORM_RELEASED,
	ADMIN_RELEASE_FORM_GENRES,
	ADMIN_RELEASE_FORM_COVER,
	ADMIN_RELEASE_FORM_LABEL, /* of each listen link */
	ADMIN_RELEASE_FORM_URL,
	ADMIN_RELEASE_FORM_QUEUE,
	ADMIN_RELEASE_FORM_NEXT,
	ADMIN_RELEASE_FORM_FIELD_COUNT,
};
extern const struct http_field_rule admin_release_form_fields[ADMIN_RELEASE_FORM_FIELD_COUNT];
route_handler admin_release_send;

enum {
	ADMIN_PASSWORD_OLD,
	ADMIN_PASSWORD_NEW,
	ADMIN_PASSWORD_AGAIN,
	ADMIN_PASSWORD_FIELD_COUNT,
};
extern const struct http_field_rule admin_password_fields[ADMIN_PASSWORD_FIELD_COUNT];
route_handler admin_account;
route_handler admin_password_send;
route_handler admin_sessions_send;

/* Codes at one's own logins. */
enum {
	ADMIN_TOTP_ACT,
	ADMIN_TOTP_KEY,
	ADMIN_TOTP_PASSWORD,
	ADMIN_TOTP_CODE,
	ADMIN_TOTP_OFF_PASSWORD,
	ADMIN_TOTP_OFF_CODE,
	ADMIN_TOTP_FIELD_COUNT,
};
extern const struct http_field_rule admin_totp_fields[ADMIN_TOTP_FIELD_COUNT];
route_handler admin_totp;
route_handler admin_totp_send;

enum {
	ADMIN_EDITOR_NAME,
	ADMIN_EDITOR_ROLE,
	ADMIN_EDITOR_ACT,
	ADMIN_EDITOR_KEY,
	ADMIN_EDITOR_FIELD_COUNT,
};
extern const struct http_field_rule admin_editor_fields[ADMIN_EDITOR_FIELD_COUNT];
route_handler admin_editors;
route_handler admin_editors_send;

/* Charts and their drafts. */
route_handler admin_charts;

enum {
	ADMIN_DRAFT_DONE,
	ADMIN_DRAFT_Q,
	ADMIN_DRAFT_ADDED, /* of an import: new, known and corrected releases */
	ADMIN_DRAFT_KNOWN,
	ADMIN_DRAFT_CORRECTED,
	ADMIN_DRAFT_FIELD_COUNT,
};
extern const struct http_field_rule admin_draft_fields[ADMIN_DRAFT_FIELD_COUNT];
route_handler admin_draft;

enum {
	ADMIN_LIST_KEY,
	ADMIN_LIST_REVISION,
	ADMIN_LIST_RELEASES, /* numbers of the releases in the order of the page */
	ADMIN_LIST_RANK,     /* what was typed at each of them */
	ADMIN_LIST_UP,
	ADMIN_LIST_DOWN,
	ADMIN_LIST_REMOVE,
	ADMIN_LIST_ADD, /* number of a release */
	ADMIN_LIST_AT,
	ADMIN_LIST_Q,
	ADMIN_LIST_FIND,
	ADMIN_LIST_FIELD_COUNT,
};
extern const struct http_field_rule admin_list_fields[ADMIN_LIST_FIELD_COUNT];
route_handler admin_draft_send;

enum { ADMIN_TEXT_KEY, ADMIN_TEXT_REVISION, ADMIN_TEXT_TEXT, ADMIN_TEXT_FIELD_COUNT };
extern const struct http_field_rule admin_text_fields[ADMIN_TEXT_FIELD_COUNT];
route_handler admin_draft_text;
route_handler admin_draft_text_send;

/* Import of a file: it is sent, looked at, and applied. */
enum { ADMIN_IMPORT_KEY, ADMIN_IMPORT_TEXT, ADMIN_IMPORT_FIELD_COUNT };
extern const struct http_field_rule admin_import_fields[ADMIN_IMPORT_FIELD_COUNT];
route_handler admin_import;
route_handler admin_import_send;

/* Begins the names of the fields that say which column of the file is what. */
#define ADMIN_IMPORT_PLACE "in_"

enum {
	ADMIN_CHECK_PLACES, /* in the order of enum import_column */
	ADMIN_CHECK_SEPARATOR = ADMIN_CHECK_PLACES + IMPORT_COLUMN_COUNT,
	ADMIN_CHECK_GET_COUNT, /* fields of a GET; those of the form follow */
	ADMIN_CHECK_SAME = ADMIN_CHECK_GET_COUNT,
	ADMIN_CHECK_KEY,
	ADMIN_CHECK_REVISION,
	ADMIN_CHECK_ACT,
	ADMIN_CHECK_FIELD_COUNT,
};
extern const struct http_field_rule admin_check_fields[ADMIN_CHECK_FIELD_COUNT];
route_handler admin_check;
route_handler admin_check_csv;
route_handler admin_check_send;

/* Charts themselves: the form for a new one, and that of one's title, address, genre and sort. */
enum { ADMIN_CHART_DONE, ADMIN_CHART_GENRE, ADMIN_CHART_FIELD_COUNT };
extern const struct http_field_rule admin_chart_fields[ADMIN_CHART_FIELD_COUNT];
route_handler admin_chart_new;
route_handler admin_chart_settings;

enum {
	ADMIN_CHART_FORM_KEY,
	ADMIN_CHART_FORM_REVISION, /* not of a new chart */
	ADMIN_CHART_FORM_TITLE,
	ADMIN_CHART_FORM_SLUG,
	ADMIN_CHART_FORM_GENRE,
	ADMIN_CHART_FORM_SORT,
	ADMIN_CHART_FORM_ORDER,
	ADMIN_CHART_FORM_FIELD_COUNT,
};
extern const struct http_field_rule admin_chart_form_fields[ADMIN_CHART_FORM_FIELD_COUNT];
route_handler admin_chart_new_send;
route_handler admin_chart_settings_send;

/* Genres: all of them, the form for a new one, and that of one. */
enum { ADMIN_GENRES_Q, ADMIN_GENRES_PAGE, ADMIN_GENRES_FIELD_COUNT };
extern const struct http_field_rule admin_genres_fields[ADMIN_GENRES_FIELD_COUNT];
route_handler admin_genres;

enum { ADMIN_GENRE_DONE, ADMIN_GENRE_FIELD_COUNT };
extern const struct http_field_rule admin_genre_fields[ADMIN_GENRE_FIELD_COUNT];
route_handler admin_genre_new;
route_handler admin_genre;

enum {
	ADMIN_GENRE_FORM_KEY,
	ADMIN_GENRE_FORM_REVISION, /* not of a new genre */
	ADMIN_GENRE_FORM_NAME,
	ADMIN_GENRE_FORM_SLUG,
	ADMIN_GENRE_FORM_ESSAY,
	ADMIN_GENRE_FORM_SOURCE,
	ADMIN_GENRE_FORM_PREVIEW,
	ADMIN_GENRE_FORM_FIELD_COUNT,
};
extern const struct http_field_rule admin_genre_form_fields[ADMIN_GENRE_FORM_FIELD_COUNT];
route_handler admin_genre_new_send;
route_handler admin_genre_send;

/* Publish, at once or at a time, undo and revert. */
enum {
	ADMIN_PUBLISH_KEY,
	ADMIN_PUBLISH_REVISION,
	ADMIN_PUBLISH_NOTE,
	ADMIN_PUBLISH_EDITION, /* to revert to */
	ADMIN_PUBLISH_WHEN,    /* to publish */
	ADMIN_PUBLISH_PLAN,    /* number of the plan that the page showed; 0: none */
	ADMIN_PUBLISH_FIELD_COUNT,
};
extern const struct http_field_rule admin_publish_fields[ADMIN_PUBLISH_FIELD_COUNT];
route_handler admin_preview;
route_handler admin_preview_page; /* takes the fields of page_chart() */
route_handler admin_publish_send;
route_handler admin_undo_send;
route_handler admin_revert_send;
route_handler admin_plan_send;
route_handler admin_cancel_send;

/* Merging releases or artists, deleting, and what was deleted; what it is done to is named by the
 * route. */
enum { ADMIN_MERGE_WITH, ADMIN_MERGE_Q, ADMIN_MERGE_DONE, ADMIN_MERGE_FIELD_COUNT };
extern const struct http_field_rule admin_merge_fields[ADMIN_MERGE_FIELD_COUNT];
route_handler admin_merge;

enum {
	ADMIN_MERGE_FORM_KEY,
	ADMIN_MERGE_FORM_REVISION,
	ADMIN_MERGE_FORM_WITH,
	ADMIN_MERGE_FORM_WITH_REVISION,
	ADMIN_MERGE_FORM_NOTE,
	ADMIN_MERGE_FORM_FIELD_COUNT,
};
extern const struct http_field_rule admin_merge_form_fields[ADMIN_MERGE_FORM_FIELD_COUNT];
route_handler admin_merge_send;

enum { ADMIN_DELETE_KEY, ADMIN_DELETE_REVISION, ADMIN_DELETE_NOTE, ADMIN_DELETE_FIELD_COUNT };
extern const struct http_field_rule admin_delete_fields[ADMIN_DELETE_FIELD_COUNT];
route_handler admin_delete;
route_handler admin_delete_send;

enum { ADMIN_DELETED_DONE, ADMIN_DELETED_FIELD_COUNT };
extern const struct http_field_rule admin_deleted_fields[ADMIN_DELETED_FIELD_COUNT];
route_handler admin_deleted;

enum { ADMIN_UNDELETE_KEY, ADMIN_UNDELETE_KIND, ADMIN_UNDELETE_SLUG, ADMIN_UNDELETE_FIELD_COUNT };
extern const struct http_field_rule admin_undelete_fields[ADMIN_UNDELETE_FIELD_COUNT];
route_handler admin_undelete_send;

enum {
	ADMIN_AUDIT_EDITOR,
	ADMIN_AUDIT_KIND,
	ADMIN_AUDIT_SUBJECT,
	ADMIN_AUDIT_BEFORE,
	ADMIN_AUDIT_FIELD_COUNT,
};
extern const struct http_field_rule admin_audit_fields[ADMIN_AUDIT_FIELD_COUNT];
route_handler admin_audit;
route_handler admin_audit_csv;

#endif
