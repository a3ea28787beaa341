#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

/* Nothing here may allocate, so no stdio; and no exit handlers, for the same reason. */
static _Noreturn void run_out(void)
{
	static const char message[] = "out of memory\n";

	(void)!write(STDERR_FILENO, message, sizeof(message) - 1);
	_exit(MEMORY_EXIT_STATUS);
}

void *memory_get(size_t size)
{
	void *block = calloc(1, size > 0 ? size : 1);

	if (block == NULL)
		run_out();
	return block;
}

void *memory_resize(void *block, size_t size)
{
	void *moved = realloc(block, size > 0 ? size : 1);

	if (moved == NULL)
		run_out();
	return moved;
}

char *memory_text(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(memory_get(size), text, size);
}
