#include "base/arena.h"

#include <CUnit/CUnit.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

#include "base/banned.h"

/* AddressSanitizer ends the process itself when it runs out of memory. */
#if defined(__has_feature)
#if !__has_feature(address_sanitizer)
#define HAVE_OWN_EXIT
#endif
#elif !defined(__SANITIZE_ADDRESS__)
#define HAVE_OWN_EXIT
#endif

static void test_bytes_are_zeroed_and_aligned(void)
{
	struct arena *arena = arena_new();

	memset(arena_get(arena, 100), 0xff, 100);
	arena_reset(arena);
	for (size_t size = 1; size < 100; size++) {
		unsigned char *bytes = arena_get(arena, size);

		CU_ASSERT_EQUAL((uintptr_t)bytes % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			CU_ASSERT_EQUAL(bytes[i], 0);
		(void)arena_copy(arena, "x", 1); /* puts the next start off its alignment */
	}
	arena_free(arena);
}

static void test_pieces_do_not_overlap(void)
{
	enum { COUNT = 5000 };
	struct arena *arena = arena_new();
	unsigned *pieces[COUNT];

	for (unsigned i = 0; i < COUNT; i++) {
		pieces[i] = ARENA_ARRAY(arena, unsigned, 1 + i % 40);
		for (unsigned k = 0; k < 1 + i % 40; k++)
			pieces[i][k] = i;
	}
	for (unsigned i = 0; i < COUNT; i++) {
		for (unsigned k = 0; k < 1 + i % 40; k++)
			CU_ASSERT_EQUAL(pieces[i][k], i);
	}
	arena_free(arena);
}

static void test_large_pieces_fit(void)
{
	struct arena *arena = arena_new();
	size_t size = (size_t)5 * 1024 * 1024;
	char *bytes = arena_get(arena, size);

	bytes[0] = 'a';
	bytes[size - 1] = 'z';
	CU_ASSERT_TRUE(arena_size(arena) >= size);
	CU_ASSERT_TRUE(arena_size(arena) < size + 100 * 1024);
	arena_free(arena);
}

static void test_reset_gives_back_all_but_the_first_block(void)
{
	struct arena *arena = arena_new();
	size_t empty = arena_size(arena);
	void *first = arena_get(arena, 10);

	for (int i = 0; i < 100; i++)
		(void)arena_get(arena, 10000);
	CU_ASSERT_TRUE(arena_size(arena) >= 1000000);
	arena_reset(arena);
	CU_ASSERT_EQUAL(arena_size(arena), empty);
	CU_ASSERT_PTR_EQUAL(arena_get(arena, 10), first);
	arena_free(arena);
	arena_free(NULL);
}

static void test_texts(void)
{
	struct arena *arena = arena_new();
	char *long_text = arena_format(arena, "%050000d|%s", 7, "end");

	CU_ASSERT_STRING_EQUAL(arena_copy(arena, "abcdef", 3), "abc");
	CU_ASSERT_STRING_EQUAL(arena_copy(arena, NULL, 0), "");
	CU_ASSERT_STRING_EQUAL(arena_text(arena, "Björk"), "Björk");
	CU_ASSERT_PTR_NULL(arena_text(arena, NULL));
	CU_ASSERT_STRING_EQUAL(arena_format(arena, "%d of %s", 41, "100"), "41 of 100");
	CU_ASSERT_EQUAL(strlen(long_text), 50004);
	CU_ASSERT_STRING_EQUAL(long_text + 49999, "7|end");
	arena_free(arena);
}

static void test_memory(void)
{
	char *text = memory_text("a text");
	unsigned char *bytes = memory_get(3);

	CU_ASSERT_STRING_EQUAL(text, "a text");
	text = memory_resize(text, 1000);
	CU_ASSERT_STRING_EQUAL(text, "a text");
	CU_ASSERT_TRUE(bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0);
	free(text);
	free(bytes);
	bytes = memory_get(0);
	CU_ASSERT_PTR_NOT_NULL(bytes);
	free(bytes);
}

#ifdef HAVE_OWN_EXIT
static void test_running_out_ends_the_process(void)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		close(STDERR_FILENO);
		free(memory_get((size_t)PTRDIFF_MAX - 1));
		_exit(0);
	}
	CU_ASSERT_EQUAL(waitpid(child, &status, 0), child);
	CU_ASSERT_TRUE(WIFEXITED(status));
	CU_ASSERT_EQUAL(WEXITSTATUS(status), MEMORY_EXIT_STATUS);
}
#endif

void suite_arena(void)
{
	CU_pSuite suite = CU_add_suite("arena", NULL, NULL);

	CU_add_test(suite, "bytes are zeroed and aligned", test_bytes_are_zeroed_and_aligned);
	CU_add_test(suite, "pieces do not overlap", test_pieces_do_not_overlap);
	CU_add_test(suite, "large pieces fit", test_large_pieces_fit);
	CU_add_test(suite, "reset gives back all but the first block",
		test_reset_gives_back_all_but_the_first_block);
	CU_add_test(suite, "texts", test_texts);
	CU_add_test(suite, "memory", test_memory);
#ifdef HAVE_OWN_EXIT
	CU_add_test(suite, "running out ends the process", test_running_out_ends_the_process);
#endif
}
