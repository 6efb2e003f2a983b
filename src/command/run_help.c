/* SPDX-License-Identifier: MIT */
/* hub help, hub help COMMAND, hub help WHAT, hub settings: printed from the tables. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/settings.h"
#include "hub/model/noun.h"
#include "rows_priv.h"

static const char HELP_HEAD[] = "hub keeps families, sleepovers and hosts of a hub together.\n\n"
                                "  hub [--config FILE] [--db FILE] [--as NAME] [COMMAND …]\n\n"
                                "Without a command the screen opens. The commands:\n\n";
static const char HELP_FOOT[] =
    "\nhub help COMMAND says more; hub help WHAT, such as hub help family, lists the fields of a\n"
    "record. Dates are read as you write them: 5/12, 5 dec, sat, +2w; never month first.\n";

static enum hub_rc print_lines(struct invocation *inv, const char *const *left,
    const char *const *right, size_t count, struct hub_err *err)
{
    int width = 0;
    for (size_t i = 0; i < count; i++) {
        int w = utf8_width(left[i]);
        width = w > width ? w : width;
    }
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = print(inv, err, "  %s%*s  %s\n", left[i], width - utf8_width(left[i]), "", right[i]);
    }
    return rc;
}

static enum hub_rc help_all(struct invocation *inv, struct hub_err *err)
{
    const char **left = arena_array(inv->arena, command_count, sizeof *left);
    const char **right = arena_array(inv->arena, command_count, sizeof *right);
    size_t count = 0;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *c = &commands[i];
        if (*c->words) {
            left[count] =
                *c->args ? arena_printf(inv->arena, "%s %s", c->words, c->args) : c->words;
            right[count++] = c->help;
        }
    }
    enum hub_rc rc = print(inv, err, "%s", HELP_HEAD);
    if (rc == HUB_OK) {
        rc = print_lines(inv, left, right, count, err);
    }
    return rc == HUB_OK ? print(inv, err, "%s", HELP_FOOT) : rc;
}

/* Nothing when there are none. */
static enum hub_rc help_options(struct invocation *inv, const char *heading,
    const struct option_set *taken, struct hub_err *err)
{
    const char *left[OPTION_COUNT], *right[OPTION_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const char *value = option_value_word(&options[i]);
        if (taken->has[i]) {
            left[count] = arena_printf(inv->arena, "%s--%s%s%s", i == OPTION_OUTPUT ? "-o, " : "",
                options[i].word, value ? " " : "", value ? value : "");
            right[count++] = options[i].help;
        }
    }
    enum hub_rc rc = count > 0 ? print(inv, err, "\n%s:\n\n", heading) : HUB_OK;
    return rc == HUB_OK ? print_lines(inv, left, right, count, err) : rc;
}

static enum hub_rc help_nouns(struct invocation *inv, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena);
    int col = 0;
    for (size_t i = 0; i < noun_count; i++) {
        if (nouns[i]->flags & (NOUN_LINK | NOUN_SEALED)) {
            continue; /* hub worry has its own words */
        }
        int width = utf8_width(nouns[i]->plural) + 1;
        sb_add(&b, col == 0 ? "  " : col + width > 90 ? "\n  " : " ");
        col = col == 0 || col + width > 90 ? 2 + width : col + width;
        sb_add(&b, nouns[i]->plural);
    }
    return print(inv, err, "\nWHAT is one of:\n\n%s\n", sb_str(&b));
}

static enum hub_rc help_command(struct invocation *inv, const struct command *c, struct hub_err *err)
{
    enum hub_rc rc = print(inv, err, "%s\n\n  %s\n", c->help, command_usage(c, inv->arena));
    if (rc == HUB_OK) {
        rc = help_options(inv, "Its options", &c->options, err);
    }
    if (rc == HUB_OK) {
        rc = help_options(inv, "Options of every command", &options_everywhere, err);
    }
    return rc == HUB_OK && str_starts(c->args, "WHAT") ? help_nouns(inv, err) : rc;
}

static const char *field_kind(const struct field *f, struct arena *a)
{
    switch (f->type) {
    case FIELD_CHOICE:
        return f->choices;
    case FIELD_BOOL:
        return "yes or no";
    case FIELD_INT:
        return f->min || f->max
                   ? arena_printf(a, "%lld to %lld", (long long)f->min, (long long)f->max)
                   : "number";
    case FIELD_DATE:
        return "date";
    case FIELD_WALL:
    case FIELD_STAMP:
        return "date and time";
    case FIELD_TOD:
        return "time";
    case FIELD_TIMES:
        return "times";
    case FIELD_REF:
        return noun_find(f->ref)->name;
    case FIELD_LINKS:
        return arena_printf(a, "%s, with commas between", noun_find(f->ref)->plural);
    default:
        return "text";
    }
}

static enum hub_rc help_noun(struct invocation *inv, const struct noun *n, struct hub_err *err)
{
    const char **left = arena_array(inv->arena, n->field_count, sizeof *left);
    const char **right = arena_array(inv->arena, n->field_count, sizeof *right);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        left[i] = f->word;
        right[i] = arena_printf(inv->arena, "%s%s%s [%s]", f->help ? f->help : f->label,
            f->flags & FIELD_REQUIRED ? " Must be there." : "",
            f->flags & FIELD_READONLY ? " Set by hub." : "", field_kind(f, inv->arena));
    }
    enum hub_rc rc =
        print(inv, err, "The fields of %s %s, as hub add, hub edit and CSV name them:\n\n",
            noun_article(n), n->name);
    return rc == HUB_OK ? print_lines(inv, left, right, n->field_count, err) : rc;
}

enum hub_rc run_help(struct invocation *inv, struct hub_err *err)
{
    size_t used;
    if (inv->arg_count == 0) {
        return help_all(inv, err);
    }
    const struct command *c = command_match(inv->args, inv->arg_count, &used);
    if (c) {
        return help_command(inv, c, err);
    }
    const struct noun *n = inv->arg_count == 1 ? noun_find(inv->args[0]) : NULL;
    if (n) {
        return help_noun(inv, n, err);
    }
    return command_unknown(inv->args, inv->arg_count, inv->arena, err);
}

static const struct column setting_columns[] = {
    {"section", "Section", CELL_TEXT, false},
    {"key", "Setting", CELL_TEXT, false},
    {"value", "Value", CELL_TEXT, false},
    {"range", "May be", CELL_TEXT, false},
    {"help", "What it means", CELL_TEXT, false},
    {"source", "Source", CELL_TEXT, true},
};

static enum hub_rc add_settings(struct rows *rows, void *arg, struct hub_err *err)
{
    (void)arg;
    size_t count;
    const struct setting *s = config_settings(&count);
    struct arena *a = rows->inv->arena;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const char *cells[] = {s[i].section, s[i].key,
            config_value_text(&s[i], rows->inv->config, a), setting_range_text(&s[i], a), s[i].help,
            s[i].source ? s[i].source : ""};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

enum hub_rc run_settings(struct invocation *inv, struct hub_err *err)
{
    const struct row_table table = {COLUMNS_OF(setting_columns), add_settings, NULL, "", false};
    const char *source = inv->config->source;
    enum hub_rc rc = HUB_OK;
    if (option_format(inv) == FORMAT_TEXT) {
        rc = source ? print(inv, err, "Read from %s.\n\n", source)
                    : print(inv, err, "No hub.ini was found; these hold anyway.\n\n");
    }
    return rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
}
