#include "model/network.h"

#include <string.h>

#include "../suite.h"

#include "base/banned.h"

static void test_networks(void)
{
	static const struct {
		const char *address, *network;
	} rows[] = {
		{"192.0.2.1", "192.0.2.1"},
		{"::ffff:192.0.2.1", "192.0.2.1"},
		{"::FFFF:c000:201", "192.0.2.1"},
		{"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
		{"2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"},
		{"2001:db8:1:2::", "2001:db8:1:2::/64"},
		{"2001:db8:1:3::6", "2001:db8:1:3::/64"},
		{"2001:db8::1", "2001:db8::/64"},
		{"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff::/64"},
		{"::1", "::/64"},
		{"fe80::1%eth0", "fe80::/64"},
		{"", ""},
		{"unix:", "unix:"},
		{"2001:db8:::1", "2001:db8:::1"},
		{"192.0.2.1.5", "192.0.2.1.5"},
	};
	char network[NETWORK_SIZE];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		CU_ASSERT_STRING_EQUAL(network_of(rows[i].address, network), rows[i].network);
}

static void test_anything_fits(void)
{
	char network[NETWORK_SIZE];
	char longest[300];

	memset(longest, 'f', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	CU_ASSERT_EQUAL(strlen(network_of(longest, network)), NETWORK_SIZE - 1);
	CU_ASSERT_STRING_EQUAL(network_of("%%s%n", network), "");
}

static void test_local(void)
{
	static const char *const local[] = {
		"127.0.0.1", "127.255.0.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"};
	static const char *const remote[] = {"192.0.2.1", "10.0.0.1", "128.0.0.1", "126.0.0.1",
		"0.0.0.0", "::", "::2", "::ffff:10.0.0.1", "::127.0.0.1", "2001:db8::1", "fe80::1",
		"", "unix:", "localhost", "127.0.0.1:80", "127.1", "127.0.0.1, 192.0.2.1",
		" 127.0.0.1"};

	for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++)
		CU_ASSERT_TRUE(network_is_local(local[i]));
	for (size_t i = 0; i < sizeof(remote) / sizeof(remote[0]); i++)
		CU_ASSERT_FALSE(network_is_local(remote[i]));
}

void suite_network(void)
{
	CU_pSuite suite = CU_add_suite("network", NULL, NULL);
	CU_ADD_TEST(suite, test_networks);
	CU_ADD_TEST(suite, test_anything_fits);
	CU_ADD_TEST(suite, test_local);
}
