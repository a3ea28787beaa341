#include "model/editor.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

#include "base/banned.h"

const char *const editor_role_words[EDITOR_ROLE_COUNT + 1] = {
	"contributor", "editor", "administrator", NULL};

enum editor_role editor_role_read(const char *word)
{
	for (enum editor_role role = EDITOR_ADMINISTRATOR; role > EDITOR_CONTRIBUTOR; role--) {
		if (text_equal(editor_role_words[role], word))
			return role;
	}
	return EDITOR_CONTRIBUTOR;
}

#define NAME_LENGTH 40

/* A name from this length on says something about a password that holds it; "a" does not. */
#define NAME_SIGN_LENGTH 3

const char *editor_name_fault(const char *name)
{
	static const char ends[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	size_t length = strlen(name);

	if (length == 0 || length > NAME_LENGTH)
		return "A name has 1 to 40 characters.";
	if (strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789._-") != length)
		return "A name has lower case letters from a to z, digits, and the signs . _ - "
		       "only.";
	if (strchr(ends, name[0]) == NULL || strchr(ends, name[length - 1]) == NULL)
		return "A name begins and ends with a letter or a digit.";
	return NULL;
}

/* Order of a password, its case aside, and of a line. */
static int line_compare(const char *password, const char *line)
{
	size_t at = 0;

	for (;; at++) {
		unsigned char left = (unsigned char)password[at];
		unsigned char right = line[at] == '\n' ? '\0' : (unsigned char)line[at];

		if (left >= 'A' && left <= 'Z')
			left += 'a' - 'A';
		if (left != right || left == '\0')
			return left - right;
	}
}

/* Whether a line of the ordered text `common` is the password; halves what is left each time. */
static bool is_common(const char *password, const char *common)
{
	size_t low = 0;
	size_t high = strlen(common);

	while (low < high) {
		size_t line = low + (high - low) / 2;

		while (line > low && common[line - 1] != '\n')
			line--;
		int order = line_compare(password, common + line);
		if (order == 0)
			return true;
		if (order < 0)
			high = line;
		else
			low = line + strcspn(common + line, "\n") + 1;
	}
	return false;
}

const char *editor_password_fault(const char *password, const char *name, const char *common)
{
	size_t length = text_length(password);

	if (length < EDITOR_PASSWORD_MIN)
		return "A password has at least 10 characters. Three or four words make a good "
		       "one.";
	if (length > EDITOR_PASSWORD_MAX)
		return "A password has at most 200 characters.";
	if (strlen(name) >= NAME_SIGN_LENGTH && strcasestr(password, name) != NULL)
		return "A password does not hold the name of the account.";
	if (is_common(password, common))
		return "This password is one of the 10,000 that are tried first.";
	return NULL;
}
