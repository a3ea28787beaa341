#include "app/guard.h"

#include "../suite.h"

#include "base/banned.h"

static void test_readers_get_public_routes(void)
{
	struct route route = {.service = SERVICE_PUBLIC, .role = ROLE_ANYONE};
	CU_ASSERT_TRUE(guard_admits(SERVICE_PUBLIC, &route));
}

static void test_forgotten_role_refuses(void)
{
	struct route route = {.service = SERVICE_PUBLIC};
	CU_ASSERT_FALSE(guard_admits(SERVICE_PUBLIC, &route));
}

static void test_other_service_refuses(void)
{
	struct route route = {.service = SERVICE_EDITOR, .role = ROLE_ANYONE};
	CU_ASSERT_FALSE(guard_admits(SERVICE_PUBLIC, &route));
}

static void test_readers_have_no_higher_role(void)
{
	for (enum role role = ROLE_CONTRIBUTOR; role <= ROLE_ADMINISTRATOR; role++) {
		struct route route = {.service = SERVICE_PUBLIC, .role = role};
		CU_ASSERT_FALSE(guard_admits(SERVICE_PUBLIC, &route));
	}
}

void suite_guard(void)
{
	CU_pSuite suite = CU_add_suite("guard", NULL, NULL);
	CU_ADD_TEST(suite, test_readers_get_public_routes);
	CU_ADD_TEST(suite, test_forgotten_role_refuses);
	CU_ADD_TEST(suite, test_other_service_refuses);
	CU_ADD_TEST(suite, test_readers_have_no_higher_role);
}
