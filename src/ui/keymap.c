/* SPDX-License-Identifier: MIT */
/* The keys that every pane shares, and how they merge with a pane's own. */
#include "hub/ui/keymap.h"

#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/ui/event.h"

#include <string.h>

// clang-format off
const struct ui_key ui_keys[] = {
    {K_ENTER,       K_NONE, "open",      "Open",    "Open the line with the > or do the main thing.",          KEY_BAR | KEY_MENU},
    {'/',           K_NONE, "find",      "Find",    "Narrow the list while you type. Esc shows all again.",     KEY_BAR | KEY_MENU},
    {'.',           K_NONE, "hide",      "Hide",    "Names become initials, private words go. Again to show.",  KEY_BAR | KEY_MENU},
    {'m',           K_NONE, "menu",      "Menu",    "Everything this pane can do, with its key.",               KEY_BAR | KEY_KEEP},
    {K_CTRL('p'),   K_NONE, "palette",   "Ask",     "Type what you want in plain words.",                       KEY_MENU},
    {K_ESC,         K_NONE, "back",      "Back",    "Go back one step.",                                        KEY_BAR | KEY_KEEP | KEY_MENU},
    {K_TAB,         K_NONE, "next-part", "Next part",     "Go to the next part of the pane.",                   KEY_MENU},
    {K_BACKTAB,     K_NONE, "prev-part", "Part before",   "Go to the part before.",                             KEY_MENU},
    {K_UP,          K_NONE, "up",        "Up",            "One line up.",                                       0},
    {K_DOWN,        K_NONE, "down",      "Down",          "One line down.",                                     0},
    {K_LEFT,        K_NONE, "left",      "Left",          "To the left.",                                       0},
    {K_RIGHT,       K_NONE, "right",     "Right",         "To the right.",                                      0},
    {K_PGUP,        K_NONE, "page-up",   "Page up",       "One page up.",                                       0},
    {K_PGDN,        K_NONE, "page-down", "Page down",     "One page down.",                                     0},
    {K_HOME,        K_NONE, "first",     "First",         "To the first line.",                                 0},
    {K_END,         K_NONE, "last",      "Last",          "To the last line.",                                  0},
    {K_CTRL('l'),   K_NONE, "redraw",    "Draw again",    "Draw the whole screen again.",                       KEY_MENU},
    {'q',           K_NONE, "quit",      "Leave",         "Leave hub. Everything is saved already.",            KEY_MENU},
    {'?',           K_F1,   "help",      "Help",          "What you can do here.",                              KEY_BAR | KEY_KEEP | KEY_MENU},
};
// clang-format on
const size_t ui_key_count = sizeof ui_keys / sizeof *ui_keys;

enum { TABLES = 3 };

struct table {
    const struct ui_key *rows;
    size_t count;
};

/* Where ? is text. */
static const struct ui_key typing_help = {
    K_CTRL('g'), K_F1, "help", "Help", "What you can do here.", KEY_BAR | KEY_KEEP};

/* Characters that mean the same over a box. */
static bool over_box(int key)
{
    return key == '.' || key == '?';
}

static struct table table_of(const struct keymap *m, int i)
{
    return i == 0   ? ((struct table){m->own, m->own_count})
           : i == 1 ? ((struct table){m->more, m->more_count})
                    : (struct table){ui_keys, ui_key_count};
}

/* How much of an id names the row before it: "new/child" → 3, "new" → 0. */
static size_t prefix_len(const char *id)
{
    const char *slash = strchr(id, '/');
    return slash ? (size_t)(slash - id) : 0;
}

/* Of the rows that follow nothing. */
static const struct ui_key *find_key(struct table t, int key)
{
    for (size_t i = 0; i < t.count; i++) {
        if (prefix_len(t.rows[i].id)) {
            continue;
        }
        if (t.rows[i].key == key || (t.rows[i].twin != K_NONE && t.rows[i].twin == key)) {
            return &t.rows[i];
        }
    }
    return NULL;
}

static const struct ui_key *find_id(struct table t, const char *id)
{
    for (size_t i = 0; i < t.count; i++) {
        if (str_eq(t.rows[i].id, id)) {
            return &t.rows[i];
        }
    }
    return NULL;
}

/* A shared row that does nothing in this pane, or one that is not for who sits here. */
static bool useless(const struct keymap *m, const struct ui_key *row)
{
    bool shared = row >= ui_keys && row < ui_keys + ui_key_count;
    return (shared && m->without && str_part_index(m->without, row->id) >= 0) ||
           !doors_open(m->doors, m->pane, row->id);
}

const struct ui_key *keymap_find(const struct keymap *m, int key)
{
    const struct ui_key *row = NULL;
    if (key >= 'A' && key <= 'Z') {
        key += 'a' - 'A';
    }
    bool character = key < K_ENTER;
    if (key == K_NONE || (character && m->typing)) {
        return NULL;
    }
    if (m->typing && key == typing_help.key && !find_key(table_of(m, 0), key)) {
        return &typing_help;
    }
    for (int i = 0; i < TABLES && !row; i++) {
        if (i == 0 || !character || !m->alone || over_box(key)) {
            row = find_key(table_of(m, i), key);
        }
    }
    return row && useless(m, row) ? NULL : row;
}

static bool begins_with(const struct ui_key *row, const char *id, size_t len)
{
    return strlen(id) == len && prefix_len(row->id) == len && strncmp(row->id, id, len) == 0;
}

const struct ui_key *keymap_prefix_of(const struct keymap *m, const struct ui_key *row)
{
    size_t len = prefix_len(row->id);
    for (int i = 0; len && i < TABLES; i++) {
        struct table t = table_of(m, i);
        for (size_t k = 0; k < t.count; k++) {
            if (begins_with(row, t.rows[k].id, len)) {
                return &t.rows[k];
            }
        }
    }
    return NULL;
}

bool keymap_is_prefix(const struct keymap *m, const char *id)
{
    for (int i = 0; i < TABLES; i++) {
        struct table t = table_of(m, i);
        for (size_t k = 0; k < t.count; k++) {
            if (begins_with(&t.rows[k], id, strlen(id))) {
                return *id != '\0';
            }
        }
    }
    return false;
}

const struct ui_key *keymap_by_id(const struct keymap *m, const char *id)
{
    const struct ui_key *row = NULL;
    for (int i = 0; i < TABLES && !row; i++) {
        row = find_id(table_of(m, i), id);
    }
    return row;
}

/* Whether a row of an earlier table has the id or the key of this one. */
static bool hidden(const struct keymap *m, int table, const struct ui_key *row)
{
    if (useless(m, row)) {
        return true;
    }
    for (int i = 0; i < table; i++) {
        struct table t = table_of(m, i);
        bool first = !prefix_len(row->id);
        if (find_id(t, row->id) || (first && row->key != K_NONE && find_key(t, row->key))) {
            return true;
        }
    }
    return false;
}

const struct ui_key *keymap_at(const struct keymap *m, size_t n)
{
    for (int i = 0; i < TABLES; i++) {
        struct table t = table_of(m, i);
        for (size_t k = 0; k < t.count; k++) {
            if (!hidden(m, i, &t.rows[k]) && n-- == 0) {
                return &t.rows[k];
            }
        }
    }
    return NULL;
}

enum { NOT_SHOWN, SHOWN, SHOWN_LAST };

/* A pair of the key bar must work when its key is pressed. */
static int bar_place(const struct keymap *m, const struct ui_key *row)
{
    bool silent = m->alone && row->key == '.'; /* it works there, and the bar is the box's */
    if (!(row->flags & KEY_BAR) || silent || keymap_find(m, row->key) != row) {
        return NOT_SHOWN;
    }
    return row->flags & KEY_KEEP ? SHOWN_LAST : SHOWN;
}

struct bar {
    const struct ui_key *rows[KEY_BAR_MAX], *last[KEY_BAR_MAX];
    size_t count, last_count;
};

static void bar_add(struct bar *b, int place, const struct ui_key *row)
{
    if (place == SHOWN && b->count < KEY_BAR_MAX) {
        b->rows[b->count++] = row;
    }
    if (place == SHOWN_LAST && b->last_count < KEY_BAR_MAX) {
        b->last[b->last_count++] = row;
    }
}

/* Drawn at every key, so few rows are asked whether another one hides them. */
static struct bar bar_of(const struct keymap *m)
{
    struct bar b = {.count = 0};
    for (int i = 0; i < TABLES; i++) {
        struct table t = table_of(m, i);
        for (size_t k = 0; k < t.count; k++) {
            int place = bar_place(m, &t.rows[k]);
            if (place != NOT_SHOWN && !hidden(m, i, &t.rows[k])) {
                bar_add(&b, place, &t.rows[k]);
            }
        }
    }
    return b;
}

size_t keymap_bar(const struct keymap *m, const struct ui_key *out[KEY_BAR_MAX])
{
    const struct ui_key *enter = keymap_by_id(m, "open");
    struct bar b = bar_of(m);
    size_t count = 0;
    if (enter && bar_place(m, enter) == SHOWN) {
        out[count++] = enter;
    }
    for (size_t i = 0; i < b.count && count + b.last_count < KEY_BAR_MAX; i++) {
        if (b.rows[i] != enter) {
            out[count++] = b.rows[i];
        }
    }
    for (size_t i = 0; i < b.last_count && count < KEY_BAR_MAX; i++) {
        out[count++] = b.last[i];
    }
    if (keymap_find(m, typing_help.key) == &typing_help) {
        out[count < KEY_BAR_MAX ? count++ : count - 1] = &typing_help;
    }
    return count;
}

/* Two rows with one id, or one key after the same prefix. */
static bool clashes(const struct ui_key *a, const struct ui_key *b)
{
    size_t len = prefix_len(a->id);
    if (str_eq(a->id, b->id)) {
        return true;
    }
    if (len != prefix_len(b->id) || strncmp(a->id, b->id, len) != 0) {
        return false;
    }
    return (a->key != K_NONE && (a->key == b->key || a->key == b->twin)) ||
           (a->twin != K_NONE && (a->twin == b->key || a->twin == b->twin));
}

const char *keymap_clash(const struct ui_key *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            if (clashes(&rows[i], &rows[k])) {
                return rows[i].id;
            }
        }
    }
    return NULL;
}
