/* Runs a fuzz target over the files named on the command line: corpora without libFuzzer. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
	struct buffer bytes = {0};
	char block[4096];
	size_t got;
	FILE *file = fopen(path, "rb");

	if (file == NULL) {
		perror(path);
		return EXIT_FAILURE;
	}
	while ((got = fread(block, 1, sizeof(block), file)) > 0)
		buffer_add(&bytes, block, got);
	fclose(file);
	/* A copy with nothing behind it, so that a sanitizer sees what reads too far. */
	uint8_t *exact = memory_get(bytes.length);

	if (bytes.length > 0)
		memcpy(exact, bytes.data, bytes.length);
	LLVMFuzzerTestOneInput(exact, bytes.length);
	free(exact);
	buffer_free(&bytes);
	return EXIT_SUCCESS;
}

int main(int count, char **paths)
{
	int status = count > 1 ? EXIT_SUCCESS : EXIT_FAILURE;

	for (int i = 1; i < count; i++) {
		if (replay(paths[i]) != EXIT_SUCCESS)
			status = EXIT_FAILURE;
	}
	printf("%d inputs replayed\n", count - 1);
	return status;
}
