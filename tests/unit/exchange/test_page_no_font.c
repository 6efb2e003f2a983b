/* SPDX-License-Identifier: MIT */
/* A computer without any font. Fontconfig reads its settings once, so this is a program of its own. */
#include "exchange/page_pdf_priv.h"
#include "golden.h"
#include "hub/base/utf8.h"
#include "sample_rota.h"
#include "unit.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void no_font_at_all_is_said_and_ends(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof EXCHANGE_SO_NAME);
    assert_true(n > 0);
    path[n] = '\0';
    char *tests = strstr(path, "/tests/");
    assert_non_null(tests);
    memcpy(tests + 1, EXCHANGE_SO_NAME, sizeof EXCHANGE_SO_NAME);
    const struct exchange_so *so;
    struct hub_err err;
    assert_int_equal(so_open_at(path, &so, &err), HUB_OK);
    struct sb b = sb_on(a);
    struct sink s = sink_memory(&b);
    const struct page_doc *d = sample_everything(a, PAGE_PORTRAIT);
    assert_int_equal(page_pdf_with(so, d, &s, NULL, &err), HUB_ENOTFOUND);
    assert_non_null(strstr(err.msg, "install fonts-dejavu-core"));
    arena_destroy(a);
}

int main(void)
{
    static const char nothing[] = "<?xml version=\"1.0\"?><fontconfig></fontconfig>\n";
    struct arena *a = arena_create();
    const char *path = temp_path(a, "fonts.conf");
    FILE *f = fopen(path, "w");
    if (!f || fputs(nothing, f) < 0 || fclose(f) != 0)
        return 1;
    setenv("FONTCONFIG_FILE", path, 1);
    utf8_locale();
    arena_destroy(a);
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_font_at_all_is_said_and_ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
