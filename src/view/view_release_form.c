#include "view/view_release_form.h"

#include "base/number.h"
#include "base/text.h"
#include "model/link.h"
#include "view/view_internal.h"

#include "base/banned.h"

/* The id of the fields of a link. */
static const char *link_id(size_t index, struct arena *arena)
{
	return arena_format(arena, "link-%zu", index + 1);
}

/* The id of the fields of a row of the artist credit. */
static const char *part_id(size_t row, struct arena *arena)
{
	return arena_format(arena, "artist-%zu", row + 1);
}

static void fill_links(HDF *values, const struct release_texts *texts, struct arena *arena)
{
	HDF *list = hdf_put_node(values, "links");

	for (size_t i = 0; i < texts->link_count; i++) {
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "id", link_id(i, arena));
		hdf_put_number(item, "number", (long)i + 1);
		hdf_put_text(item, "label", texts->labels[i]);
		hdf_put_text(item, "url", texts->urls[i]);
	}
}

/* The known artists that a row may mean. */
static void fill_offers(HDF *item, const struct credit_match *match, const char *choice)
{
	HDF *list = hdf_put_node(item, "offers");

	for (size_t i = 0; i < match->offer_count; i++) {
		HDF *offer = hdf_put_item(list, i);

		hdf_put_text(offer, "slug", match->offers[i].slug);
		hdf_put_text(offer, "name", match->offers[i].name);
		if (text_equal(match->offers[i].slug, choice))
			hdf_put_true(offer, "chosen");
	}
	hdf_put_text(item, "new", CREDIT_CHOICE_NEW);
	if (text_equal(choice, CREDIT_CHOICE_NEW))
		hdf_put_true(item, "is_new");
}

static void fill_credit(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	const struct credit_texts *texts = &page->texts.credit;
	HDF *list = hdf_put_node(values, "artists");

	for (size_t i = 0; i < texts->count; i++) {
		HDF *item = hdf_put_item(list, i);

		hdf_put_text(item, "id", part_id(i, arena));
		hdf_put_number(item, "number", (long)i + 1);
		hdf_put_text(item, "place", texts->places[i]);
		hdf_put_text(item, "name", texts->names[i]);
		hdf_put_text(item, "artist", texts->artists[i]);
		hdf_put_text(item, "join", texts->joins[i]);
	}
	for (size_t i = 0; page->matches != NULL && i < page->credit->count; i++) {
		size_t row = page->credit->parts[i].row;

		if (page->matches[i].offer_count > 0)
			fill_offers(
				hdf_put_item(list, row), &page->matches[i], texts->choices[row]);
	}
	hdf_put_text(values, "printed", page->printed);
}

static void fill_texts(HDF *values, const struct release_texts *texts)
{
	HDF *node = hdf_put_node(values, "typed");

	hdf_put_text(node, "title", texts->title);
	hdf_put_text(node, "sort_title", texts->sort_title);
	hdf_put_text(node, "released", texts->released);
	hdf_put_text(node, "genres", texts->genres);
	hdf_put_text(node, "cover", texts->cover);
	hdf_put_text(node, "slug", texts->slug);
}

/* What is wrong with rows of fields, there and at the top. */
static void fill_row_faults(HDF *list, const char *const *sentences, size_t count,
	const char *(*id)(size_t row, struct arena *arena), struct arena *arena,
	struct view_faults *faults)
{
	for (size_t i = 0; i < count; i++) {
		if (sentences[i] == NULL)
			continue;
		view_fault_add(faults, id(i, arena), sentences[i]);
		hdf_put_text(hdf_put_item(list, i), "fault", sentences[i]);
	}
}

static void fill_field_faults(HDF *values, const struct release_faults *wrong, struct arena *arena,
	struct view_faults *faults)
{
	view_fault_add(faults, "title", wrong->title);
	fill_row_faults(hdf_put_node(values, "artists"), wrong->credit.rows, CREDIT_ROWS_MAX,
		part_id, arena, faults);
	view_fault_add(faults, "sort_title", wrong->sort_title);
	view_fault_add(faults, "released", wrong->released);
	view_fault_add(faults, "genres", wrong->genres);
	fill_row_faults(hdf_put_node(values, "links"), wrong->links, RELEASE_LINKS_MAX, link_id,
		arena, faults);
	view_fault_add(faults, "cover", wrong->cover);
	view_fault_add(faults, "slug", wrong->slug);
}

static const char *conflict_sentence(const struct view_release_form *page)
{
	return page->release != NULL
	               ? "This release was saved after you opened it. Yours is in the form below."
	               : "The draft was saved after you opened this form. Look at the rank, and "
	                 "send it again.";
}

static void fill_faults(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	struct view_faults faults = {0};

	if (page->conflict)
		view_fault_add(&faults, NULL, conflict_sentence(page));
	view_fault_add(&faults, "at", page->made.at_fault);
	if (page->faults != NULL)
		fill_field_faults(values, page->faults, arena, &faults);
	if (page->made.twin_count > 0)
		view_fault_add(&faults, "twins",
			"A release that looks like this one is known already: choose whether it "
			"is the same.");
	view_faults_fill(values, &faults);
}

/* Listen links as one text. */
static const char *links_text(const struct release_texts *texts, struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < texts->link_count; i++) {
		if (texts->labels[i][0] != '\0' || texts->urls[i][0] != '\0')
			text = arena_format(
				arena, "%s%s %s\n", text, texts->labels[i], texts->urls[i]);
	}
	return text;
}

/* Both versions side by side, where they differ. */
static void fill_conflict(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	const struct release_texts theirs = release_form_write(&page->release->values, arena);
	const struct release_texts *mine = &page->texts;
	const struct view_compared rows[] = {
		{"Title", theirs.title, mine->title},
		{"Artists", credit_form_text(&theirs.credit, arena),
			credit_form_text(&mine->credit, arena)},
		{"Sort title", theirs.sort_title, mine->sort_title},
		{"Release date", theirs.released, mine->released},
		{"Genres", theirs.genres, mine->genres},
		{"Cover", theirs.cover, mine->cover},
		{"Listen links", links_text(&theirs, arena), links_text(mine, arena)},
		{"Slug", theirs.slug, mine->slug},
	};

	view_compared_fill(values, rows, sizeof rows / sizeof rows[0]);
}

static void fill_release(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	const struct release_form *release = page->release;
	HDF *node = hdf_put_node(values, "release");

	hdf_put_text(node, "artist", release->artist);
	hdf_put_text(
		node, "link", link_admin_release_after(arena, release->slug, page->queue, NULL));
	hdf_put_text(node, "revision", arena_format(arena, "%lld", (long long)release->revision));
	if (release->is_published)
		hdf_put_text(node, "public", link_release(arena, release->slug));
	for (size_t i = 0; i < release->list_count; i++) {
		const struct release_place *place = &release->lists[i];
		HDF *item = hdf_put_item(hdf_put_node(node, "lists"), i);

		hdf_put_text(item, "title", place->chart_title);
		hdf_put_number(item, "rank", place->rank);
		hdf_put_text(item, "link",
			link_admin_draft_rank(arena, place->chart_slug, NULL,
				arena_format(arena, "%d", place->rank)));
	}
	if (page->conflict)
		fill_conflict(values, page, arena);
}

static void fill_entry(HDF *item, const struct draft_entry *entry, struct arena *arena)
{
	hdf_put_text(item, "title", entry->title);
	hdf_put_text(item, "artist", entry->artist);
	hdf_put_text(item, "release", arena_format(arena, "%lld", (long long)entry->release));
	hdf_put_text(item, "link", link_admin_release_after(arena, entry->slug, NULL, NULL));
	view_date_fill(item, entry->released, arena);
}

/* The rows of the draft around the rank that is asked for. */
static void fill_neighbours(HDF *node, const struct view_new_release *made, struct arena *arena)
{
	const struct draft *draft = made->draft;
	HDF *list = hdf_put_node(node, "rows");
	long at = 0;
	size_t shown = 0;

	if (!number_read(made->at, 1, (long)draft->count + 1, &at))
		return;
	for (long rank = at - 2; rank <= at + 1; rank++) {
		if (rank < 1 || rank > (long)draft->count)
			continue;
		HDF *item = hdf_put_item(list, shown++);

		hdf_put_number(item, "rank", rank);
		fill_entry(item, &draft->entries[rank - 1], arena);
	}
}

static void fill_new(HDF *values, const struct view_release_form *page, struct arena *arena)
{
	const struct view_new_release *made = &page->made;
	HDF *node = hdf_put_node(values, "chart");
	HDF *list = hdf_put_node(values, "twins");

	for (size_t i = 0; i < made->twin_count; i++)
		fill_entry(hdf_put_item(list, i), &made->twins[i], arena);
	if (made->draft == NULL)
		return;
	hdf_put_text(node, "title", made->draft->title);
	hdf_put_text(node, "slug", made->draft->chart);
	hdf_put_text(node, "link", link_admin_draft(arena, made->draft->chart));
	hdf_put_text(
		node, "revision", arena_format(arena, "%lld", (long long)made->draft->revision));
	hdf_put_text(node, "at", made->at);
	hdf_put_number(node, "last", (long)made->draft->count + 1);
	if (page->conflict)
		fill_neighbours(node, made, arena);
}

static const char *heading(const struct release_form *release)
{
	if (release == NULL)
		return "New release";
	return release->values.title != NULL ? release->values.title : "[untitled]";
}

enum result view_admin_release(struct view *view, const struct view_admin *admin,
	const struct view_release_form *page, struct arena *arena, struct buffer *out)
{
	HDF *values = view_admin_values(view, admin, heading(page->release), arena);

	if (page->release != NULL) {
		fill_release(values, page, arena);
		view_removal_links(values, admin, SLUG_RELEASE, page->release->slug, arena);
	} else {
		fill_new(values, page, arena);
	}
	fill_texts(values, &page->texts);
	fill_links(values, &page->texts, arena);
	fill_credit(values, page, arena);
	fill_faults(values, page, arena);
	if (page->queue != NULL) {
		HDF *queue = hdf_put_node(values, "queue");

		hdf_put_text(queue, "word", page->queue);
		hdf_put_text(queue, "link", link_admin_queue(arena, page->queue));
		hdf_put_text(queue, "skip", page->skip);
		hdf_put_number(queue, "left", page->left);
	}
	return view_admin_render(view, VIEW_ADMIN_RELEASE, values, out);
}
