#include "app/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/banned.h"

#define PLACE_PATIENCE 5000 /* ms */
#define PLACE_PAUSE 10      /* ms between two looks */
#define BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define PASSES 3
#define MEMORY ((size_t)64 << 20)

_Static_assert(crypto_pwhash_STRBYTES <= SECRET_PASSWORD_HASH_SIZE, "room for a hash");

/* Of a password that nobody has, at the same cost: what a name without an account is checked by. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA"
			     "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

bool secret_start(void)
{
	return sodium_init() >= 0;
}

int secret_places_open(void)
{
	return memfd_create("password places", MFD_CLOEXEC);
}

/* Each hash keeps a processor and the way to memory busy: half of a small machine is for readers.
 */
static int place_count(void)
{
	return sysconf(_SC_NPROCESSORS_ONLN) < 4 ? 1 : 2;
}

static bool place_set(int places, int place, short type)
{
	struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = place, .l_len = 1};

	return fcntl(places, F_SETLK, &lock) == 0;
}

/* A free place, taken; -1 when none became free in time. Locks of records are the process's and end
 * with it, whatever ends it. */
static int place_take(int places)
{
	const struct timespec pause = {.tv_nsec = PLACE_PAUSE * 1000000L};
	int64_t deadline = clock_monotonic() + PLACE_PATIENCE;
	int count = place_count();

	do {
		for (int place = 0; place < count; place++) {
			if (place_set(places, place, F_WRLCK))
				return place;
		}
		nanosleep(&pause, NULL);
	} while (clock_monotonic() < deadline);
	return -1;
}

enum result secret_password_hash(
	int places, const char *password, char hash[SECRET_PASSWORD_HASH_SIZE])
{
	int place = place_take(places);
	int failed;

	if (place < 0)
		return RESULT_UNAVAILABLE;
	failed = crypto_pwhash_str_alg(
		hash, password, strlen(password), PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13);
	place_set(places, place, F_UNLCK);
	return failed ? RESULT_UNAVAILABLE : RESULT_OK;
}

enum result secret_password_check(int places, const char *hash, const char *password)
{
	int place = place_take(places);
	int differs;

	if (place < 0)
		return RESULT_UNAVAILABLE;
	errno = 0;
	differs =
		crypto_pwhash_str_verify(hash != NULL ? hash : nobody, password, strlen(password));
	place_set(places, place, F_UNLCK);
	if (differs && errno == ENOMEM)
		return RESULT_UNAVAILABLE;
	return differs || hash == NULL ? RESULT_INVALID : RESULT_OK;
}

void secret_token(char token[SECRET_TOKEN_SIZE])
{
	unsigned char bytes[32];

	randombytes_buf(bytes, sizeof(bytes));
	sodium_bin2base64(token, SECRET_TOKEN_SIZE, bytes, sizeof(bytes), BASE64);
	sodium_memzero(bytes, sizeof(bytes));
}

void secret_token_hash(const char *token, char hash[SECRET_TOKEN_HASH_SIZE])
{
	unsigned char bytes[32];

	crypto_generichash(
		bytes, sizeof(bytes), (const unsigned char *)token, strlen(token), NULL, 0);
	sodium_bin2hex(hash, SECRET_TOKEN_HASH_SIZE, bytes, sizeof(bytes));
}

char *secret_mask(struct arena *arena, const char *token)
{
	size_t length = strlen(token);
	unsigned char *bytes = ARENA_ARRAY(arena, unsigned char, 2 * length);
	size_t size = sodium_base64_encoded_len(2 * length, BASE64);
	char *masked = ARENA_ARRAY(arena, char, size);

	randombytes_buf(bytes, length);
	for (size_t i = 0; i < length; i++)
		bytes[length + i] = bytes[i] ^ (unsigned char)token[i];
	return sodium_bin2base64(masked, size, bytes, 2 * length, BASE64);
}

bool secret_is_masked(const char *masked, const char *token)
{
	unsigned char bytes[2 * SECRET_TOKEN_SIZE];
	size_t length = strlen(token);
	size_t count = 0;

	if (sodium_base642bin(bytes, sizeof(bytes), masked, strlen(masked), NULL, &count, NULL,
		    BASE64) != 0 ||
		count != 2 * length)
		return false;
	for (size_t i = 0; i < length; i++)
		bytes[i] ^= bytes[length + i];
	return sodium_memcmp(bytes, token, length) == 0;
}

bool secret_equal(const char *left, const char *right)
{
	size_t length = strlen(left);

	return length == strlen(right) && sodium_memcmp(left, right, length) == 0;
}

void secret_totp(char secret[TOTP_SECRET_SIZE])
{
	unsigned char bytes[TOTP_SECRET_BYTES];

	randombytes_buf(bytes, sizeof(bytes));
	sodium_bin2hex(secret, TOTP_SECRET_SIZE, bytes, sizeof(bytes));
	sodium_memzero(bytes, sizeof(bytes));
}

/* Groups of five letters and digits, a dash between two. */
static char *make_groups(struct arena *arena, size_t count)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
	size_t length = count * 6 - 1;
	char *text = arena_get(arena, length + 1);

	for (size_t i = 0; i < length; i++)
		text[i] = i % 6 == 5 ? '-' : letters[randombytes_uniform(sizeof(letters) - 1)];
	return text;
}

char *secret_recovery_code(struct arena *arena)
{
	return make_groups(arena, 3);
}

char *secret_password_new(struct arena *arena)
{
	return make_groups(arena, 4);
}
