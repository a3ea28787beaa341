#ifndef SILVERCHART_VIEW_ADMIN_H
#define SILVERCHART_VIEW_ADMIN_H

#include "model/audit.h"
#include "model/editor.h"
#include "model/totp.h"
#include "view/view.h"

/* The pages of the admin. Texts are borrowed. */

/* What every page shows of who is logged in, and what its forms carry. */
struct view_admin {
	const char *name; /* of the account; NULL: nobody is logged in */
	enum editor_role role;
	const char *token; /* of the session's forms, masked for this page */
	const char *key;   /* of this page's forms, for saving once */
	const char *path;  /* of this page, site-relative */
	const char *saved; /* what was just done, as a sentence; NULL: nothing */
};

/* What is wrong with a field of a form. */
struct view_fault {
	const char *field; /* its name, which is its id too; NULL: the form as a whole */
	const char *sentence;
};
#define VIEW_FAULTS_MAX 24
struct view_faults {
	struct view_fault list[VIEW_FAULTS_MAX];
	size_t count;
};

/* Adds a fault; those beyond the room are not told, and nothing for a NULL sentence. */
void view_fault_add(struct view_faults *faults, const char *field, const char *sentence);

/* The login. `name` is what was typed, `next` where to go then (a path of the admin). */
MUST_CHECK enum result view_admin_login(struct view *view, const char *name, const char *next,
	const struct view_faults *faults, struct arena *arena, struct buffer *out);

/* The code behind the password; `next` as above. */
MUST_CHECK enum result view_admin_code(struct view *view, const char *next,
	const struct view_faults *faults, struct arena *arena, struct buffer *out);

/* A field of a form that is held. */
struct view_held {
	const char *name;
	const char *value;
	bool is_unseen; /* nobody typed it: it goes along, and is not shown */
};

/* A form that was not saved: why, all that was typed, a login where nobody is logged in, a button
 * that sends it again. */
struct view_hold {
	const char *why; /* a sentence */
	bool asks_login;
	bool asks_code;                   /* of a login whose password was right */
	const struct view_faults *faults; /* of the login */
	const char *login_name;           /* what was typed */
	bool had_file;                    /* it is to be chosen again */
	const struct view_held *fields;
	size_t field_count;
};
MUST_CHECK enum result view_admin_hold(struct view *view, const struct view_admin *admin,
	const struct view_hold *hold, struct arena *arena, struct buffer *out);

/* One's own account: password, whether logins ask for codes, and sessions. */
MUST_CHECK enum result view_admin_account(struct view *view, const struct view_admin *admin,
	const struct session_line *sessions, size_t session_count, bool has_totp,
	const struct view_faults *faults, struct arena *arena, struct buffer *out);

/* Codes at one's own logins. */
struct view_totp {
	bool is_on;
	int recovery_codes;       /* that are left */
	const char *const *codes; /* TOTP_RECOVERY_COUNT new ones, shown this once; NULL: none */
	const char *secret;       /* to be typed, while its first code is awaited; NULL: none */
	const char *address;      /* of the secret, for an app on the same device */
	const char *picture;      /* data of an SVG path that shows the address; NULL: none */
	int picture_size;         /* width of the picture in the path's units */
	const struct view_faults *faults;
};
MUST_CHECK enum result view_admin_totp(struct view *view, const struct view_admin *admin,
	const struct view_totp *totp, struct arena *arena, struct buffer *out);

/* The accounts, and a form for a new one. */
struct view_editors {
	const struct editor_line *lines;
	size_t count;
	const char *typed_name; /* in the form */
	enum editor_role typed_role;
	const char *password;     /* a new one to hand over, shown once; NULL: none */
	const char *password_for; /* whose it is */
	const struct view_faults *faults;
};
MUST_CHECK enum result view_admin_editors(struct view *view, const struct view_admin *admin,
	const struct view_editors *editors, struct arena *arena, struct buffer *out);

/* Who did what, as `query` asks for it. */
MUST_CHECK enum result view_admin_audit(struct view *view, const struct view_admin *admin,
	const struct audit *audit, const struct audit_query *query, struct arena *arena,
	struct buffer *out);

#endif
