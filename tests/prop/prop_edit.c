/* SPDX-License-Identifier: MIT */
/*
 * Random keys in the line editor against a model that keeps the text as a list
 * of clusters and nothing else. The cursor is never inside a cluster, at any
 * width the cursor is within the area, and nothing but the keys changes the text.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/edit.h"
#include "prop.h"
#include "unit.h"

#include <string.h>

enum { CLUSTERS = 512 };

struct model {
    struct arena *a;
    const char *text;
    size_t place[CLUSTERS + 1]; /* where clusters begin, and the end */
    size_t count, at;           /* at: number of the cluster behind the cursor */
};

static void model_set(struct model *m, const char *text, size_t cursor)
{
    size_t pos = 0;
    m->text = text;
    m->count = m->at = 0;
    for (size_t n; (n = utf8_cluster(text + pos)) > 0 && m->count < CLUSTERS; pos += n) {
        m->place[m->count++] = pos;
    }
    m->place[m->count] = pos;
    while (m->at < m->count && m->place[m->at] < cursor) {
        m->at++;
    }
}

static void model_replace(struct model *m, size_t from, size_t to, const char *s)
{
    size_t head = m->place[from];
    const char *text =
        arena_printf(m->a, "%.*s%s%s", (int)head, m->text, s, m->text + m->place[to]);
    model_set(m, text, head + strlen(s));
}

static size_t model_line(const struct model *m, bool end)
{
    size_t at = m->at;
    while (end && at < m->count && m->text[m->place[at]] != '\n') {
        at++;
    }
    while (!end && at > 0 && m->text[m->place[at - 1]] != '\n') {
        at--;
    }
    return at;
}

static const char *const typed[] = {"a", " ", "é", "e\xcc\x81", "\xcc\x81", "李", "🇬", "🇧", "👋",
    "🏽", "x", ".", "ᄀ", "ᅡ", "ب", "\xe0\xa4\x95", "\xe0\xa5\x8d", "ß"};
enum { TYPED = sizeof typed / sizeof *typed };
static const int keys[] = {K_LEFT, K_RIGHT, K_BACKSPACE, K_DELETE, K_CTRL('u'), K_CTRL('k'),
    K_WORD_LEFT, K_WORD_RIGHT, K_CTRL('w'), K_HOME, K_END, K_UP, K_DOWN};
enum { KEYS = sizeof keys / sizeof *keys };

/* What the model knows exactly; moves by words and rows are only held to its places. */
static void model_key(struct model *m, const struct edit *e, int key)
{
    size_t one = m->at < m->count ? m->at + 1 : m->at, back = m->at ? m->at - 1 : 0;
    switch (key) {
    case K_LEFT:
        m->at = back;
        break;
    case K_RIGHT:
        m->at = one;
        break;
    case K_BACKSPACE:
        model_replace(m, back, m->at, "");
        break;
    case K_DELETE:
        model_replace(m, m->at, one, "");
        break;
    case K_CTRL('u'):
        model_replace(m, model_line(m, false), m->at, "");
        break;
    case K_CTRL('k'):
        model_replace(m, m->at, model_line(m, true), "");
        break;
    default:
        model_set(m, arena_strdup(m->a, e->text), e->at);
    }
}

static void check_drawn(struct prop *p, const struct edit *e, struct canvas *c)
{
    int rows = (int)prop_between(p, 1, 6), cols = (int)prop_between(p, 1, 40), row, col;
    canvas_clear(c);
    edit_draw(e, c, (struct area){1, 2, rows, cols}, STYLE_FIELD, true);
    canvas_cursor_at(c, &row, &col);
    assert_in_range(row, 1, e->lines ? rows : 1);
    assert_in_range(col, 2, 2 + cols - 1);
}

static void round_of_keys(struct prop *p, struct canvas *c)
{
    struct arena *a = arena_create();
    struct model m = {.a = a, .text = ""};
    struct edit e;
    edit_init(&e, a, prop_between(p, 0, 1) == 1);
    for (int i = 0; i < 60; i++) {
        struct ui_event ev = {.type = UI_KEY};
        e.cols = (int)prop_between(p, 1, 30);
        int what = (int)prop_between(p, 0, 9);
        if (what < 5) {
            const char *s = typed[prop_between(p, 0, TYPED - 1)];
            memcpy(ev.text, s, strlen(s) + 1);
            edit_key(&e, &ev);
            model_replace(&m, m.at, m.at, utf8_clean(a, s, strlen(s), false, NULL));
        } else if (what == 5 && e.lines) {
            edit_insert(&e, "\n", 1);
            model_replace(&m, m.at, m.at, "\n");
        } else {
            ev.key = keys[prop_between(p, 0, KEYS - 1)];
            edit_key(&e, &ev);
            model_key(&m, &e, ev.key);
        }
        assert_string_equal(e.text, m.text);
        assert_int_equal(e.len, strlen(e.text));
        assert_int_equal(e.at, m.place[m.at]);
        check_drawn(p, &e, c);
    }
    arena_destroy(a);
}

static void no_key_splits_a_cluster(void **state)
{
    struct prop p = prop_start("edit", 400, 20000);
    struct canvas *c = canvas_create(10, 50);
    (void)state;
    utf8_locale();
    for (int i = 0; i < p.rounds; i++) {
        round_of_keys(&p, c);
    }
    canvas_destroy(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_key_splits_a_cluster)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
