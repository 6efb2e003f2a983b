/* SPDX-License-Identifier: MIT */
/* Menu and palette list the same: rows of keys by group, tabs, and commands that have no key. */
#include "doors_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/command.h"
#include "menu_priv.h"

#include <string.h>

struct gathering {
    const struct pane *below;
    struct keymap map;
    const char *prefix; /* NULL: all */
    struct arena *a;
    struct menu_item *items;
    size_t count, cap;
};

/* Groups in the order they are listed; rows of the pane itself are "Here". */
static const struct {
    const char *group, *ids;
} groups[] = {
    {"Here", ""},
    {"Tonight", "bed|worry"},
    {"Put right", "undo|redo|changes|removed|drafts"},
    {"Away and home", "away.take|away.home|away.copies|questions|away.hand|away.lost|away.words"},
    {"Records", "copies|keeping"},
    {"Look", "find|find.all|open|back|next-part|prev-part|palette|help"},
    {"This screen", "hide|lock|pin|looks|redraw"},
    {"Hub", "hubs|people|visits|pin|quit"},
};
enum { GROUPS = sizeof groups / sizeof *groups, HERE = 0 };

static bool is_own(const struct keymap *m, const struct ui_key *row)
{
    return row >= m->own && row < m->own + m->own_count;
}

static bool in_group(const struct gathering *g, const struct ui_key *row, size_t group)
{
    if (is_own(&g->map, row)) {
        return group == HERE;
    }
    for (size_t i = 0; i < GROUPS; i++) {
        if (str_part_index(groups[i].ids, row->id) >= 0) {
            return i == group;
        }
    }
    return group == GROUPS - 1;
}

/* What else people say for it: the commands that this key does. */
static const char *also(struct gathering *g, const char *id)
{
    struct sb b = sb_on(g->a);
    for (size_t i = 0; i < command_count; i++) {
        if (str_eq(commands[i].screen, id)) {
            sb_addf(&b, " %s %s", commands[i].words, commands[i].also);
        }
    }
    return sb_str(&b);
}

static void append(struct gathering *g, struct menu_item item)
{
    arena_grow(g->a, &g->items, g->count, &g->cap, sizeof *g->items);
    g->items[g->count++] = item;
}

static void add(struct gathering *g, struct menu_item item)
{
    item.words = arena_printf(
        g->a, "%s %s %s%s %s", item.word, item.help, item.words ? item.words : "", also(g, item.id),
        item.group ? item.group : "");
    append(g, item);
}

const char *menu_keys_of(const struct keymap *map, const struct ui_key *row, struct arena *a)
{
    char name[16];
    const struct ui_key *prefix = keymap_prefix_of(map, row);
    if (row->key == K_NONE) {
        return "";
    }
    const char *key = arena_strdup(a, ui_key_name(row->key, name));
    return prefix ? arena_printf(a, "%s %s", ui_key_name(prefix->key, name), key) : key;
}

static void add_row(struct gathering *g, const struct ui_key *row, const char *group)
{
    bool follows = keymap_prefix_of(&g->map, row) != NULL;
    const struct ui_key *prefix = keymap_prefix_of(&g->map, row);
    add(g, (struct menu_item){
               .id = row->id,
               .key = follows && !g->prefix ? K_NONE : row->key,
               .group = group,
               .word = prefix && !g->prefix ? arena_printf(g->a, "%s: %s", prefix->word, row->word)
                                            : row->word,
               .help = row->help,
               .keys = menu_keys_of(&g->map, row, g->a),
           });
}

static void add_following(struct gathering *g)
{
    const struct ui_key *row, *prefix;
    for (size_t n = 0; (row = keymap_at(&g->map, n)); n++) {
        prefix = keymap_prefix_of(&g->map, row);
        if (prefix && str_eq(prefix->id, g->prefix)) {
            add_row(g, row, "");
        }
    }
}

static void add_keys(struct gathering *g)
{
    const struct ui_key *row;
    for (size_t group = 0; group < GROUPS; group++) {
        for (size_t n = 0; (row = keymap_at(&g->map, n)); n++) {
            if ((row->flags & KEY_MENU) && in_group(g, row, group)) {
                add_row(g, row, groups[group].group);
            }
        }
    }
}

static void add_tabs(struct gathering *g, const struct ui_options *opt)
{
    for (size_t i = 0; opt->tab_count > 1 && i < opt->tab_count && i < UI_TABS; i++) {
        int digit = tab_digit(opt, i);
        add(g, (struct menu_item){
                   .id = arena_printf(g->a, "tab %s", opt->tabs[i]->name),
                   .key = '0' + digit,
                   .group = "Go to",
                   .word = opt->tabs[i]->title,
                   .help = arena_printf(g->a, "Go to %s.", opt->tabs[i]->title),
                   .keys = arena_printf(g->a, "%d", digit),
               });
    }
}

/* "4 f": the digit of the tab, then the key; where there is none, from its menu. */
static const char *keys_there(
    struct gathering *g, const struct keymap *map, const struct ui_key *row, int digit)
{
    const char *keys = menu_keys_of(map, row, g->a);
    return arena_printf(g->a, "%d %s", digit, *keys ? keys : "m");
}

/* The keys of one tab that are its own, none of those that every pane has. */
static void add_of_tab(struct gathering *g, const struct pane_ops *tab, int digit)
{
    struct keymap map = {.own = tab->keys,
        .own_count = tab->key_count,
        .doors = g->below->view.doors,
        .pane = tab->name};
    const struct keymap shared = {0};
    const struct ui_key *row;
    for (size_t n = 0; (row = keymap_at(&map, n)); n++) {
        if (!is_own(&map, row) || !(row->flags & KEY_MENU) || keymap_by_id(&shared, row->id)) {
            continue;
        }
        const struct ui_key *prefix = keymap_prefix_of(&map, row);
        add(g, (struct menu_item){
                   .id = arena_printf(g->a, "on %s %s", tab->name, row->id),
                   .key = K_NONE,
                   .group = tab->title,
                   .word = prefix ? arena_printf(g->a, "%s: %s", prefix->word, row->word) : row->word,
                   .help = row->help,
                   .keys = keys_there(g, &map, row, digit),
                   .words = also(g, row->id),
               });
    }
}

static void add_elsewhere(struct gathering *g, const struct ui_options *opt)
{
    const struct doors *doors = g->below->view.doors;
    for (size_t i = 0; opt->tab_count > 1 && i < opt->tab_count && i < UI_TABS; i++) {
        const struct pane_ops *tab = opt->tabs[i];
        if (tab != g->below->ops && doors_open(doors, tab->name, DOOR_PAGE)) {
            add_of_tab(g, tab, tab_digit(opt, i));
        }
    }
}

static const char *capital(struct arena *a, const char *words)
{
    char *text = arena_strdup(a, words);
    if (*text >= 'a' && *text <= 'z') {
        *text += 'A' - 'a';
    }
    return text;
}

static bool lists(const struct gathering *g, const char *screen)
{
    for (size_t i = 0; i < g->count; i++) {
        const char *id = g->items[i].id;
        if (str_eq(str_starts(id, "on ") ? strrchr(id, ' ') + 1 : id, screen)) {
            return true;
        }
    }
    return false;
}

/* A key that is listed does it, here or on another tab; or it is never for the screen. */
static bool on_a_key(
    const struct gathering *here, const struct gathering *there, const char *screen)
{
    return *screen && (str_eq(screen, "-") || str_starts(screen, "tab ") || lists(here, screen) ||
                          lists(there, screen));
}

/* Commands that no key does, each run by its words. */
static void add_commands(struct gathering *g, const struct gathering *there)
{
    static const struct {
        const char *first, *group;
    } kinds[] = {{"print", "On paper"}, {"import", "In and out"}, {"export", "In and out"}};
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        const char *group = "As a command";
        if (on_a_key(g, there, c->screen) || !doors_open(g->below->view.doors, "command", DOOR_PAGE) ||
            !doors_command(g->below->view.doors, c)) {
            continue;
        }
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            group = str_starts(c->words, kinds[k].first) ? kinds[k].group : group;
        }
        add(g, (struct menu_item){
                   .id = arena_printf(g->a, "command %s", c->id),
                   .key = K_NONE,
                   .group = group,
                   .word = capital(g->a, c->words),
                   .help = c->help,
                   .keys = "",
                   .words = c->also,
               });
    }
}

void menu_items(const struct pane *below, const struct ui_options *opt,
    const struct menu_ask *ask, struct arena *a, struct menu_item **out, size_t *count)
{
    struct gathering g = {.below = below, .map = pane_keymap(below), .prefix = ask->prefix, .a = a};
    g.map.typing = false;
    if (ask->prefix) {
        add_following(&g);
    } else {
        add_keys(&g);
        add_tabs(&g, opt);
    }
    struct gathering there = {.below = below, .map = g.map, .a = a};
    if (!ask->prefix) {
        add_elsewhere(&there, opt);
    }
    if (!ask->prefix && opt->inv) {
        add_commands(&g, &there);
    }
    for (size_t i = 0; ask->elsewhere && i < there.count; i++) {
        append(&g, there.items[i]);
    }
    *out = g.items;
    *count = g.count;
}

enum menu_rank menu_rank(const struct menu_item *item, const char *needle, struct arena *a)
{
    if (str_empty(needle)) {
        return MENU_NAME;
    }
    const char *word = utf8_fold(a, item->word), *sought = utf8_fold(a, needle);
    return str_starts(word, sought)   ? MENU_NAME
           : utf8_find(word, sought) ? MENU_IN_NAME
                                     : MENU_HELP;
}
