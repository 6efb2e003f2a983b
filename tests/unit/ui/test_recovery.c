/* SPDX-License-Identifier: MIT */
/* The recovery sheet on the screen: nothing is kept before all its words were typed back. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/backup.h"
#include "open_hub.h"
#include "ui/panes_priv.h"
#include "unit.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct sheet {
    struct open_hub *w;
    struct pane *p;
    char words[RECOVERY_TEXT];
};

static struct sheet opened(struct open_hub *w)
{
    struct pane_view view = {.rows = 20, .cols = 78, .today = hub_today(w->h)};
    struct sheet s = {.w = w, .p = pane_create(&pane_recovery, NULL, &view)};
    assert_int_equal(pane_load(s.p, w->h, &w->err), HUB_OK);
    return s;
}

static const char *drawn(struct sheet *s)
{
    struct canvas *c = canvas_create(20, 78);
    s->p->ops->draw(s->p, c);
    const char *text = canvas_text(c, s->w->a);
    canvas_destroy(c);
    return text;
}

/* "  12  apple" → apple, in order. */
static void read_words(struct sheet *s)
{
    size_t len = 0;
    for (int i = 1; i <= RECOVERY_WORDS; i++) {
        const char *lead = arena_printf(s->w->a, " %d ", i), *at = strstr(drawn(s), lead);
        assert_non_null(at);
        at += strlen(lead);
        at += strspn(at, " ");
        len += (size_t)snprintf(s->words + len, sizeof s->words - len, "%s%.*s", i > 1 ? " " : "",
            (int)strcspn(at, " \n"), at);
    }
}

static unsigned act(struct sheet *s, const char *id)
{
    struct ui_event ev = {.type = UI_KEY};
    struct call call = {id, &ev, s->w->h};
    unsigned react = s->p->ops->act(s->p, &call, &s->w->err);
    if (react & REACT_LOAD) {
        assert_int_equal(pane_load(s->p, s->w->h, &s->w->err), HUB_OK);
    }
    return react;
}

static void type(struct sheet *s, const char *text)
{
    for (; *text; text++) {
        struct ui_event ev = {.type = UI_KEY, .key = *text};
        utf8_put((uint32_t)*text, ev.text);
        struct call call = {"", &ev, s->w->h};
        s->p->ops->act(s->p, &call, &s->w->err);
    }
}

static void the_words_are_kept_once_they_are_typed_back(void **state)
{
    struct sheet s = opened(*state);
    bool right = false;
    read_words(&s);
    act(&s, "open");
    assert_null(strstr(drawn(&s), s.words));
    assert_false(hub_recovery_known(s.w->h));
    for (char *c = s.words; *c; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    type(&s, s.words);
    act(&s, "open");
    assert_non_null(strstr(drawn(&s), "THE RECOVERY SHEET IS MADE"));
    assert_int_equal(hub_recovery_try(s.w->h, s.words, &right, &s.w->err), HUB_OK);
    assert_true(right);
    assert_true(act(&s, "open") & REACT_CLOSE);
    pane_destroy(s.p);
}

static void other_words_and_too_few_are_not_taken(void **state)
{
    struct sheet s = opened(*state);
    char others[RECOVERY_TEXT];
    recovery_make(others);
    read_words(&s);
    act(&s, "open");
    *strrchr(s.words, ' ') = '\0';
    type(&s, s.words);
    act(&s, "open");
    assert_non_null(strstr(drawn(&s), "13 words; here are 12"));
    act(&s, "back");
    assert_non_null(strstr(drawn(&s), "WRITE THESE WORDS DOWN"));
    act(&s, "open");
    type(&s, others);
    act(&s, "open");
    assert_non_null(strstr(drawn(&s), "another sheet"));
    assert_false(hub_recovery_known(s.w->h));
    pane_destroy(s.p);
}

/* From a list with a word a line: Enter behind each is a space. */
static void enter_behind_each_word_will_do(void **state)
{
    struct sheet s = opened(*state);
    read_words(&s);
    act(&s, "open");
    for (const char *word = s.words; *word;) {
        size_t len = strcspn(word, " ");
        type(&s, arena_strndup(s.w->a, word, len));
        act(&s, "open");
        word += len + (word[len] != '\0');
    }
    assert_non_null(strstr(drawn(&s), "THE RECOVERY SHEET IS MADE"));
    pane_destroy(s.p);
}

static void put_off_nothing_is_kept(void **state)
{
    struct sheet s = opened(*state);
    assert_false(act(&s, "back") & REACT_CLOSE);
    assert_true(act(&s, "recovery.later") & REACT_CLOSE);
    assert_false(hub_recovery_known(s.w->h));
    pane_destroy(s.p);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_hub_set_up, open_hub_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_words_are_kept_once_they_are_typed_back),
        TEST(other_words_and_too_few_are_not_taken),
        TEST(enter_behind_each_word_will_do),
        TEST(put_off_nothing_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
