/* SPDX-License-Identifier: MIT */
/* The words of a recovery sheet, and the hub's own key beside its database. */
#include "hub/base/str.h"
#include "hub/service/backup.h"
#include "sealed_file.h"
#include "service/recovery_priv.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void the_list_is_in_order_and_easy(void **state)
{
    (void)state;
    for (int i = 0; i < RECOVERY_LIST; i++) {
        const char *w = recovery_words[i];
        assert_non_null(w);
        assert_in_range(strlen(w), 3, 7);
        assert_int_equal(strspn(w, "abcdefghijklmnopqrstuvwxyz"), strlen(w));
    }
    for (int i = 1; i < RECOVERY_LIST; i++) {
        assert_true(strcmp(recovery_words[i - 1], recovery_words[i]) < 0);
        if (strncmp(recovery_words[i - 1], recovery_words[i], 4) == 0) {
            fail_msg("%s and %s begin alike", recovery_words[i - 1], recovery_words[i]);
        }
    }
}

static void new_words_are_thirteen_and_belong_together(void **state)
{
    char words[RECOVERY_TEXT], before[RECOVERY_TEXT] = "";
    unsigned char bytes[RECOVERY_BYTES];
    struct hub_err err;
    (void)state;
    for (int i = 0; i < 200; i++) {
        int spaces = 0;
        recovery_make(words);
        for (const char *p = words; *p; p++) {
            spaces += *p == ' ';
        }
        assert_int_equal(spaces, RECOVERY_WORDS - 1);
        assert_string_not_equal(words, before);
        if (recovery_read(words, bytes, &err) != HUB_OK) {
            fail_msg("%s: %s", words, err.msg);
        }
        memcpy(before, words, sizeof words);
    }
}

/* Written down once and never to change: sheets hang in offices. */
#define SHEET "acorn acorn acorn acorn acorn acorn acorn acorn acorn acorn acorn acorn "

static void the_same_words_always_make_the_same_key(void **state)
{
    struct seal_pair *p;
    struct hub_err err;
    char hex[2 * SEAL_KEY + 1];
    (void)state;
    if (seal_pair_from_words(SHEET "medal", &p, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
    for (int i = 0; i < SEAL_KEY; i++) {
        snprintf(hex + 2 * i, 3, "%02x", p->open[i]);
    }
    assert_string_equal(hex, "6dc31ff09ddec65b00a17b8b0dd6e546f0e7858556da67bb9500303936260321");
    seal_pair_free(p);
}

/* Each word cut to its first four letters, with what people put between. */
static void as_on(const char *words, const char *between, bool capitals, size_t most, char *out)
{
    size_t n = 0;
    for (size_t i = 0; *words; i++) {
        size_t len = strcspn(words, " ");
        for (size_t k = 0; k < len && k < most; k++) {
            out[n++] = capitals ? (char)(words[k] - 32) : words[k];
        }
        n += (size_t)snprintf(out + n, 16, "%s", between);
        words += len + (words[len] == ' ');
    }
    out[n] = '\0';
}

static void they_may_be_typed_as_people_type(void **state)
{
    static const char *const between[] = {" ", ", ", "  \n", "; 12. ", " - "};
    char words[RECOVERY_TEXT], typed[600];
    struct hub_err err;
    (void)state;
    for (size_t i = 0; i < 60; i++) {
        struct seal_pair *p, *q;
        recovery_make(words);
        as_on(words, between[i % 5], i % 2, i % 3 ? 4 : 20, typed);
        assert_int_equal(seal_pair_from_words(words, &p, &err), HUB_OK);
        if (seal_pair_from_words(typed, &q, &err) != HUB_OK) {
            fail_msg("%s: %s", typed, err.msg);
        }
        assert_memory_equal(p->secret, q->secret, SEAL_KEY);
        seal_pair_free(p);
        seal_pair_free(q);
    }
}

static void is_refused(const char *words, const char *saying)
{
    struct hub_err err;
    struct seal_pair *p;
    assert_int_equal(seal_pair_from_words(words, &p, &err), HUB_EINVAL);
    if (!strstr(err.msg, saying)) {
        fail_msg("%s", err.msg);
    }
    assert_null(p);
}

static void a_wrong_word_is_named_with_the_nearest(void **state)
{
    (void)state;
    is_refused(
        "acorn bisquit", "Word 2, \"bisquit\", is not one of a recovery sheet. Is it \"biscuit\"?");
    is_refused("acorn xyzzyx", "Word 2, \"xyzzyx\", is not one of a recovery sheet. Please");
    is_refused("aco", "Word 1, \"aco\"");
    is_refused("caf\xC3\xA9", "Word 1, \"caf\xC3\xA9\"");
    is_refused("", "has 13 words; here are 0");
    is_refused("acorn", "has 13 words; here is 1");
    is_refused(SHEET "acorn acorn", "here are 14");
    is_refused(SHEET "zinc", "do not belong together");
}

static void words_that_changed_places_are_noticed(void **state)
{
    char words[RECOVERY_TEXT], swapped[2 * RECOVERY_TEXT];
    unsigned char bytes[RECOVERY_BYTES];
    struct hub_err err;
    int passed = 0;
    (void)state;
    for (int i = 0; i < 300; i++) {
        recovery_make(words);
        size_t first = strcspn(words, " "), second = strcspn(words + first + 1, " ");
        snprintf(swapped, sizeof swapped, "%.*s %.*s%s", (int)second, words + first + 1, (int)first,
            words, words + first + 1 + second);
        passed += recovery_read(swapped, bytes, &err) == HUB_OK;
    }
    assert_in_range(passed, 0, 5); /* one in 1024, and two of the same */
}

/* --- the hub's own key ------------------------------------------------------------------ */

static void the_hub_has_a_key_beside_its_database(void **state)
{
    struct sealed_file w;
    struct seal_pair *made, *loaded, *other;
    char path[300];
    struct stat st;
    (void)state;
    sealed_file_start(&w);
    snprintf(path, sizeof path, "%s.key", w.path);
    assert_int_equal(hub_key_load(w.path, &loaded, &w.err), HUB_ENOTFOUND);
    assert_null(loaded);
    ok(&w, hub_key_make(w.path, &made, &w.err));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(hub_key_make(w.path, &other, &w.err), HUB_ECONFLICT);
    ok(&w, hub_key_load(w.path, &loaded, &w.err));
    assert_memory_equal(made, loaded, sizeof *made);
    seal_pair_free(made);
    seal_pair_free(loaded);
    sealed_file_stop(&w);
}

static void a_key_that_others_may_read_is_not_used(void **state)
{
    struct sealed_file w;
    struct seal_pair *p;
    char path[300];
    (void)state;
    sealed_file_start(&w);
    snprintf(path, sizeof path, "%s.key", w.path);
    ok(&w, hub_key_make(w.path, &p, &w.err));
    seal_pair_free(p);
    sealed_file_put(w.path, "x", 1);
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(hub_key_load(w.path, &p, &w.err), HUB_EDENIED);
    assert_int_equal(chmod(w.path, 0644), 0); /* a stick without owners: as open as the database */
    ok(&w, hub_key_load(w.path, &p, &w.err));
    seal_pair_free(p);
    sealed_file_stop(&w);
}

static void what_is_no_key_is_not_taken_for_one(void **state)
{
    static const char *const texts[] = {"", "hub key 1\n", "hub key 1\n00\n",
        "hub key 2\n0000000000000000000000000000000000000000000000000000000000000000\n",
        "hub key 1\n000000000000000000000000000000000000000000000000000000000000000x\n",
        "hub key 1\n00000000000000000000000000000000000000000000000000000000000000000\n"};
    struct sealed_file w;
    struct seal_pair *p;
    char path[300], other[300];
    (void)state;
    sealed_file_start(&w);
    snprintf(path, sizeof path, "%s.key", w.path);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sealed_file_put(path, texts[i], strlen(texts[i]));
        assert_int_equal(hub_key_load(w.path, &p, &w.err), HUB_ECORRUPT);
        assert_null(p);
    }
    snprintf(other, sizeof other, "%s.other", w.path);
    assert_int_equal(rename(path, other), 0);
    assert_int_equal(symlink(other, path), 0);
    assert_int_equal(hub_key_load(w.path, &p, &w.err), HUB_EDENIED);
    sealed_file_stop(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_is_in_order_and_easy),
        cmocka_unit_test(new_words_are_thirteen_and_belong_together),
        cmocka_unit_test(the_same_words_always_make_the_same_key),
        cmocka_unit_test(they_may_be_typed_as_people_type),
        cmocka_unit_test(a_wrong_word_is_named_with_the_nearest),
        cmocka_unit_test(words_that_changed_places_are_noticed),
        cmocka_unit_test(the_hub_has_a_key_beside_its_database),
        cmocka_unit_test(a_key_that_others_may_read_is_not_used),
        cmocka_unit_test(what_is_no_key_is_not_taken_for_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
