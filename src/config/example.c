/* SPDX-License-Identifier: MIT */
/* hub.ini.example, written from the settings table. */
#include "config_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/settings.h"

enum { EXAMPLE_COLS = 92 };

static const char EXAMPLE_HEAD[] =
    "# hub.ini: the settings of hub. Every line below shows what holds anyway; to change one,\n"
    "# take the # off its line. hub looks for this file as --config FILE, hub.ini in the folder you\n"
    "# are in, hub/hub.ini in your config folder (~/.config), and /etc/hub/hub.ini: the first wins.\n"
    "# Comments stand on lines of their own. A value with # or ; in it goes in double quotes.\n";

/* Words of `text` in comment lines no wider than EXAMPLE_COLS. */
static void add_comment(struct sb *out, const char *text)
{
    int col = 0;
    while (*text) {
        size_t len = 0;
        while (text[len] && text[len] != ' ') {
            len++;
        }
        char *word = arena_strndup(out->a, text, len);
        int width = utf8_width(word) + 1;
        if (col == 0 || col + width > EXAMPLE_COLS) {
            sb_add(out, col ? "\n#" : "#");
            col = 1;
        }
        sb_addf(out, " %s", word);
        col += width;
        text += len;
        while (*text == ' ') {
            text++;
        }
    }
    sb_add(out, "\n");
}

static void add_setting(struct sb *out, const struct setting *s)
{
    const char *range = setting_range_text(s, out->a);
    struct sb text = sb_as_is(out->a);
    sb_add(&text, s->help);
    if (*range) {
        sb_addf(&text, " Value: %s.", range);
    }
    if (s->source) {
        sb_addf(&text, " (%s)", s->source);
    }
    sb_add(out, "\n");
    add_comment(out, sb_str(&text));
    sb_addf(out, "#%s =%s%s\n", s->key, *s->def ? " " : "", s->def);
}

void config_write_example(struct sb *out)
{
    size_t count;
    const struct setting *settings = config_settings(&count);
    sb_add(out, EXAMPLE_HEAD);
    for (size_t k = 0; k < setting_section_count; k++) {
        const struct setting_section *section = &setting_sections[k];
        sb_add(out, "\n\n");
        add_comment(out, section->help);
        sb_addf(out, "[%s]\n", section->name);
        for (size_t i = 0; i < count; i++) {
            if (str_eq(settings[i].section, section->name)) {
                add_setting(out, &settings[i]);
            }
        }
    }
}
