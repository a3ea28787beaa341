#include "suite.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>

int suite_run(const char *program, void (*const suites[])(void), size_t count)
{
	if (CU_initialize_registry() != CUE_SUCCESS) {
		fprintf(stderr, "%s: CUnit cannot start: %s\n", program, CU_get_error_msg());
		return EXIT_FAILURE;
	}
	for (size_t i = 0; i < count; i++)
		suites[i]();
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	unsigned passed = CU_get_number_of_tests_run() - CU_get_number_of_tests_failed();
	unsigned failed = CU_get_number_of_tests_failed() + CU_get_number_of_suites_failed();
	CU_cleanup_registry();
	printf("%s: %u passed, %u failed\n", program, passed, failed);
	return passed > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
