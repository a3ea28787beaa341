#include "app/secret.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../suite.h"
#include "base/clock.h"

#include "base/banned.h"

static int places;

static int start(void)
{
	places = secret_places_open();
	return secret_start() && places >= 0 ? 0 : 1;
}

static int stop(void)
{
	return close(places);
}

static void test_password(void)
{
	char hash[SECRET_PASSWORD_HASH_SIZE], other[SECRET_PASSWORD_HASH_SIZE];

	CU_ASSERT_EQUAL_FATAL(secret_password_hash(places, "some good words", hash), RESULT_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(hash, "$argon2id$v=19$m=65536,t=3,p=1$"));
	CU_ASSERT_EQUAL(secret_password_check(places, hash, "some good words"), RESULT_OK);
	CU_ASSERT_EQUAL(secret_password_check(places, hash, "some good word"), RESULT_INVALID);
	CU_ASSERT_EQUAL(secret_password_check(places, hash, ""), RESULT_INVALID);
	CU_ASSERT_EQUAL_FATAL(secret_password_hash(places, "some good words", other), RESULT_OK);
	CU_ASSERT_STRING_NOT_EQUAL(hash, other);
}

/* Milliseconds of CPU time that a check takes: a name without an account is no faster. */
static long cost(const char *hash)
{
	clock_t begin = clock();

	CU_ASSERT_EQUAL(secret_password_check(places, hash, "not these words"), RESULT_INVALID);
	return (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC);
}

static void test_nobody_takes_as_long(void)
{
	char hash[SECRET_PASSWORD_HASH_SIZE];
	long somebody, nobody;

	CU_ASSERT_EQUAL_FATAL(secret_password_hash(places, "some good words", hash), RESULT_OK);
	somebody = cost(hash);
	nobody = cost(NULL);
	CU_ASSERT(somebody > 10);
	CU_ASSERT(nobody > somebody / 2 && nobody < somebody * 2);
}

static void test_tokens(void)
{
	char one[SECRET_TOKEN_SIZE], two[SECRET_TOKEN_SIZE];
	char hash[SECRET_TOKEN_HASH_SIZE], again[SECRET_TOKEN_HASH_SIZE];

	secret_token(one);
	secret_token(two);
	CU_ASSERT_EQUAL(strlen(one), SECRET_TOKEN_SIZE - 1);
	CU_ASSERT_STRING_NOT_EQUAL(one, two);
	secret_token_hash(one, hash);
	secret_token_hash(one, again);
	CU_ASSERT_EQUAL(strlen(hash), SECRET_TOKEN_HASH_SIZE - 1);
	CU_ASSERT_EQUAL(strspn(hash, "0123456789abcdef"), strlen(hash));
	CU_ASSERT_STRING_EQUAL(hash, again);
	secret_token_hash(two, again);
	CU_ASSERT_STRING_NOT_EQUAL(hash, again);
}

/* Two pages of one session share no piece of the token, and each of them brings it back. */
static void test_masks(void)
{
	struct arena *arena = arena_new();
	char token[SECRET_TOKEN_SIZE], other[SECRET_TOKEN_SIZE];
	char *one, *two;

	secret_token(token);
	secret_token(other);
	one = secret_mask(arena, token);
	two = secret_mask(arena, token);
	CU_ASSERT_PTR_NULL(strstr(one, token));
	for (size_t i = 0; i + 6 < strlen(one); i++)
		CU_ASSERT_PTR_NULL(strstr(two, arena_copy(arena, one + i, 6)));
	CU_ASSERT_TRUE(secret_is_masked(one, token));
	CU_ASSERT_TRUE(secret_is_masked(two, token));
	CU_ASSERT_FALSE(secret_is_masked(one, other));
	CU_ASSERT_FALSE(secret_is_masked(token, token));
	CU_ASSERT_FALSE(secret_is_masked("", token));
	CU_ASSERT_FALSE(secret_is_masked("not base64!", token));
	CU_ASSERT_FALSE(secret_is_masked(arena_join(arena, one, one), token));
	CU_ASSERT_FALSE(secret_is_masked(arena_join(arena, one, "A"), token));
	one[strlen(one) - 2] ^= 1;
	CU_ASSERT_FALSE(secret_is_masked(one, token));
	arena_free(arena);
}

static void test_equal(void)
{
	CU_ASSERT_TRUE(secret_equal("", ""));
	CU_ASSERT_TRUE(secret_equal("abc", "abc"));
	CU_ASSERT_FALSE(secret_equal("abc", "abd"));
	CU_ASSERT_FALSE(secret_equal("abc", "ab"));
	CU_ASSERT_FALSE(secret_equal("", "a"));
}

static void test_new_passwords(void)
{
	struct arena *arena = arena_new();
	char *one = secret_password_new(arena);
	char *two = secret_password_new(arena);

	CU_ASSERT_EQUAL(strlen(one), 23);
	CU_ASSERT(one[5] == '-' && one[11] == '-' && one[17] == '-');
	CU_ASSERT_EQUAL(strspn(one, "abcdefghjkmnpqrstuvwxyz23456789-"), 23);
	CU_ASSERT_STRING_NOT_EQUAL(one, two);
	arena_free(arena);
}

/* A process that holds a place until it is ended, or for so many seconds. */
static pid_t hold_place(int place, unsigned seconds)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1};
	int told[2];
	char byte = 0;
	pid_t child;

	CU_ASSERT_EQUAL_FATAL(pipe(told), 0);
	child = fork();
	if (child == 0) {
		if (fcntl(places, F_SETLK, &lock) == 0 && write(told[1], "1", 1) == 1)
			sleep(seconds);
		_exit(0);
	}
	close(told[1]);
	CU_ASSERT_EQUAL(read(told[0], &byte, 1), 1);
	close(told[0]);
	return child;
}

static void end(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* A machine of four processors has two places; with all taken one waits for a second, or in vain
 * for five. */
static void test_places(void)
{
	bool has_two = sysconf(_SC_NPROCESSORS_ONLN) >= 4;
	char hash[SECRET_PASSWORD_HASH_SIZE];
	pid_t first = hold_place(has_two ? 0 : 1, 60);
	pid_t second;
	int64_t begin;

	CU_ASSERT_EQUAL(secret_password_hash(places, "some good words", hash), RESULT_OK);
	second = hold_place(has_two ? 1 : 0, 1);
	begin = clock_monotonic();
	CU_ASSERT_EQUAL(secret_password_check(places, hash, "some good words"), RESULT_OK);
	CU_ASSERT(clock_monotonic() - begin >= 800);
	end(second);
	second = hold_place(has_two ? 1 : 0, 60);
	CU_ASSERT_EQUAL(secret_password_check(places, hash, "some good words"), RESULT_UNAVAILABLE);
	CU_ASSERT_EQUAL(secret_password_hash(places, "some good words", hash), RESULT_UNAVAILABLE);
	end(first);
	end(second);
	CU_ASSERT_EQUAL(secret_password_hash(places, "some good words", hash), RESULT_OK);
}

void suite_secret(void)
{
	CU_pSuite suite = CU_add_suite("secret", start, stop);
	CU_ADD_TEST(suite, test_password);
	CU_ADD_TEST(suite, test_nobody_takes_as_long);
	CU_ADD_TEST(suite, test_tokens);
	CU_ADD_TEST(suite, test_masks);
	CU_ADD_TEST(suite, test_equal);
	CU_ADD_TEST(suite, test_new_passwords);
	CU_ADD_TEST(suite, test_places);
}
