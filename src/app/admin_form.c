#include "app/admin_form.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

struct change_author admin_author(const struct exchange *exchange)
{
	return (struct change_author){exchange->session->editor, exchange->session->name};
}

bool admin_form_is_whole(const struct exchange *exchange, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		if (exchange->fields[i].typed == NULL)
			return false;
	}
	return true;
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
	return text_hash(hash, text, strlen(text) + 1);
}

const char *admin_form_key(
	const struct exchange *exchange, const char *key, size_t first, size_t last)
{
	uint64_t hash = TEXT_HASH_SEED;

	for (size_t i = first; i <= last; i++) {
		const struct http_field *field = &exchange->fields[i];

		hash = hash_text(hash, field->typed != NULL ? field->typed : "");
		for (size_t j = 0; j < field->count; j++)
			hash = hash_text(hash, field->list[j]);
	}
	return arena_format(exchange->arena, "%s-%016llx", key, (unsigned long long)hash);
}

enum result admin_change(
	struct exchange *exchange, const struct admin_change *change, bool *is_repeated)
{
	struct store *store = exchange->app->store;
	const struct change_author author = admin_author(exchange);
	struct audit_entry entry = change->entry;
	struct change_saved saved = {NULL, NULL};
	const char *location = NULL;
	enum result result = store_change_begin(store, change->key, exchange->arena, &location);

	*is_repeated = result == RESULT_UNCHANGED;
	if (result != RESULT_OK)
		return result;
	result = change->write(change->context, &saved);
	entry.before = saved.before;
	entry.after = saved.after;
	if (result == RESULT_OK)
		result = store_change_note(store, &author, &entry);
	return store_change_end(store, result, &author, change->key, change->location);
}
