#ifndef SILVERCHART_VIEW_HDF_H
#define SILVERCHART_VIEW_HDF_H

#include <stddef.h>

#include <cs/cs.h>

/*
 * The values of one rendering, as ClearSilver's tree. Names are literals of ours, never input (a
 * '.' would make a subtree), so the only thing that can fail is memory, which ends the process as
 * base/memory.h says. Texts are borrowed: they stay in place until hdf_free().
 */

/* An empty tree, owned by the caller. Never NULL. */
HDF *hdf_new(void);
void hdf_free(HDF *values);

/* The subtree `name` of `parent`, made when missing. */
HDF *hdf_put_node(HDF *parent, const char *name) __attribute__((returns_nonnull));

/* The subtree of item `index` in the list `list`, for a template's "each". */
HDF *hdf_put_item(HDF *list, size_t index) __attribute__((returns_nonnull));

/* Sets a text; NULL leaves the name missing, which is false in a template. */
void hdf_put_text(HDF *node, const char *name, const char *text);

/* Sets a number, in decimal. */
void hdf_put_number(HDF *node, const char *name, long number);

/* Sets "1", which is true in a template. */
void hdf_put_true(HDF *node, const char *name);

#endif
