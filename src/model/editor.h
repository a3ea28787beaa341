#ifndef SILVERCHART_MODEL_EDITOR_H
#define SILVERCHART_MODEL_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* What an editor may do (product.md A36); each may do what the ones before may. */
enum editor_role {
	EDITOR_CONTRIBUTOR,   /* drafts */
	EDITOR_EDITOR,        /* publishes */
	EDITOR_ADMINISTRATOR, /* accounts, deleting, merging */
};
#define EDITOR_ROLE_COUNT 3

/* The words of forms, of the command line and of the schema, by enum value; NULL-terminated. */
extern const char *const editor_role_words[EDITOR_ROLE_COUNT + 1];

/* The role of a word; anything else is a contributor, who may least. */
enum editor_role editor_role_read(const char *word);

/* Characters of a password; names have 1 to 40. */
#define EDITOR_PASSWORD_MIN 10
#define EDITOR_PASSWORD_MAX 200

/* An account. Texts are borrowed from the arena it was loaded into. */
struct editor {
	int64_t id;
	const char *name;
	enum editor_role role;
	const char *password_hash; /* Argon2id; NULL where nobody has to know it */
	time_t created;
	time_t disabled; /* 0 while it is in use */
	bool has_totp;   /* its logins ask for a code, too */
};

/* A line of the list of accounts. */
struct editor_line {
	struct editor editor; /* without the hash */
	int sessions;         /* that are good now */
};

/* A line of an account's list of sessions. */
struct session_line {
	time_t created, seen;
	const char *address;
	const char *agent;
	bool own; /* the one that asks */
};

/* What is wrong with a name for a new account, as a sentence; NULL when nothing is. */
const char *editor_name_fault(const char *name);

/*
 * What is wrong with a new password for `name`, as a sentence; NULL when nothing is. `common` is a
 * text of passwords that everybody tries first: lower case, a line each, in the order of their
 * bytes. Case does not count: "PassWord12" is "password12".
 */
const char *editor_password_fault(const char *password, const char *name, const char *common);

#endif
