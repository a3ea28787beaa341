#include "view/hdf.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/number.h"

#include "base/banned.h"

static void must(NEOERR *error)
{
	if (error == STATUS_OK)
		return;
	log_error("ClearSilver is out of memory for the values of a page");
	exit(MEMORY_EXIT_STATUS);
}

HDF *hdf_new(void)
{
	HDF *values = NULL;
	must(hdf_init(&values));
	return values;
}

void hdf_free(HDF *values)
{
	hdf_destroy(&values);
}

HDF *hdf_put_node(HDF *parent, const char *name)
{
	HDF *node = NULL;
	must(hdf_get_node(parent, name, &node));
	return node;
}

HDF *hdf_put_item(HDF *list, size_t index)
{
	char name[NUMBER_SIZE];
	return hdf_put_node(list, number_write((long)index, name));
}

/* The node points at the text instead of owning a copy, which halves the time of filling a row. */
void hdf_put_text(HDF *node, const char *name, const char *text)
{
	if (text == NULL)
		return;
	HDF *value = hdf_put_node(node, name);
	value->value = (char *)text;
	value->alloc_value = 0;
}

void hdf_put_number(HDF *node, const char *name, long number)
{
	char text[NUMBER_SIZE];
	must(hdf_set_value(node, name, number_write(number, text)));
}

void hdf_put_true(HDF *node, const char *name)
{
	hdf_put_text(node, name, "1");
}
