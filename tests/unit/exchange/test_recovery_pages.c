/* SPDX-License-Identifier: MIT */
/* The recovery sheet on paper: every word with its number, and nothing else of the hub. */
#include "hub/exchange/recovery_pages.h"

#include "hub/base/str.h"
#include "hub/exchange/print.h"
#include "hub/service/backup.h"
#include "open_hub.h"
#include "unit.h"

#include <string.h>

static void all_words_stand_on_it_with_their_numbers(void **state)
{
    struct open_hub *w = *state;
    char words[RECOVERY_TEXT];
    struct sb b = sb_on(w->a);
    struct sink sink = sink_memory(&b);
    add(w, "family", "family=Quillfeather");
    recovery_make(words);
    struct page_doc *d = recovery_pages(w->h, words, w->a);
    assert_int_equal(d->orientation, PAGE_PORTRAIT);
    assert_int_equal(page_write_text(d, &sink, &w->err), HUB_OK);
    const char *text = sb_str(&b), *word = words;
    for (int i = 0; i < RECOVERY_WORDS; i++) {
        const char *one = arena_strndup(w->a, word, strcspn(word, " "));
        assert_non_null(strstr(text, one));
        assert_non_null(strstr(text, arena_printf(w->a, "%d", i + 1)));
        word += strlen(one) + (word[strlen(one)] != '\0');
    }
    assert_non_null(strstr(text, "Robin Hub"));
    assert_non_null(strstr(text, "Where it is kept"));
    assert_null(strstr(text, "Quillfeather"));
    assert_null(strstr(text, "Amina"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(all_words_stand_on_it_with_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
