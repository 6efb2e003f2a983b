/* SPDX-License-Identifier: MIT */
/* What a person chooses for themselves: plain questions, the theme, the PIN, which hub. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/config/settings.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"

static const char *chosen(struct plain *p, const char *key, const char *otherwise)
{
    struct hub_err ignored;
    const char *value = NULL;
    return hub_personal(p->h, key, p->a, &value, &ignored) == HUB_OK && value ? value : otherwise;
}

static void set(struct plain *p, const char *key, const char *value, const char *sentence)
{
    struct hub_err err;
    if (hub_set_personal(p->h, key, value, &err) == HUB_OK) {
        say(p, "%s", sentence);
    } else {
        say_error(p, &err);
    }
}

static void ask_reader(struct plain *p)
{
    if (ask_yes(p, "Do you use a screen reader, and want plain questions each time?")) {
        set(p, PERSONAL_PLAIN, "yes", "hub starts with plain questions from now on.");
    } else if (!p->ended) {
        set(p, PERSONAL_PLAIN, "no", "hub starts with the screen from now on.");
    }
}

void plain_for_good(struct plain *p)
{
    if (!str_eq(chosen(p, PERSONAL_PLAIN, ""), "ask")) {
        return;
    }
    if (ask_yes(p, "Plain questions every time hub starts?")) {
        set(p, PERSONAL_PLAIN, "yes", "hub starts with plain questions from now on. Settings changes it.");
    } else if (!p->ended) {
        set(p, PERSONAL_PLAIN, "no", "Only this time. Settings changes it.");
    }
}

static const char *theme_label(void *arg, size_t i, struct arena *a)
{
    return str_part(a, arg, i);
}

static void ask_theme(struct plain *p)
{
    const struct setting *s = setting_find("screen", "theme");
    struct choices c = {.title = arena_printf(p->a, "Theme of the screen\n%s", s->help),
        .count = str_parts(s->choices),
        .label = theme_label,
        .arg = arena_strdup(p->a, s->choices)};
    int which = choose(p, &c);
    if (which >= 0) {
        const char *theme = str_part(p->a, s->choices, (size_t)which);
        set(p, PERSONAL_THEME, theme, arena_printf(p->a, "The theme is %s.", theme));
    }
}

/* The PIN of now is asked first, by those who have one. */
static void ask_pin(struct plain *p)
{
    struct hub_err err;
    const char *words[4] = {"user", "pin"};
    size_t count = 2;
    if (given(p->inv, OPTION_PASSPHRASE_FD)) {
        words[count++] = "--passphrase-fd";
        words[count++] = option_text(p->inv, OPTION_PASSPHRASE_FD);
    }
    if (pin_lock(p->h, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    plain_command(p, words, count);
    p->ended = p->ended || pin_needed(p->h); /* not given: nothing more can be read */
}

void plain_sheet(struct plain *p)
{
    static const char *const words[] = {"recovery"};
    plain_command(p, words, 1);
}

void plain_doctor(struct plain *p)
{
    static const char *const words[] = {"doctor"};
    plain_command(p, words, 1);
}

static void say_settings(struct plain *p)
{
    static const char *const words[] = {"settings"};
    plain_command(p, words, 1);
}

static bool ask_settings(struct plain *p, void *unused)
{
    enum { READER, THEME, PIN, SHEET, LOCK, HIDE, ALL, DOCTOR, LINES };
    static const char *const needs[LINES] = {[PIN] = "pin", [LOCK] = "pin", [SHEET] = "write hub",
        [ALL] = "hub|server", [DOCTOR] = "server"};
    (void)unused;
    const char *lines[LINES] = {
        [READER] = arena_printf(p->a, "Start with plain questions: %s",
            chosen(p, PERSONAL_PLAIN, "no")),
        [THEME] = arena_printf(p->a, "Theme of the screen: %s",
            chosen(p, PERSONAL_THEME, p->inv->config->screen.theme)),
        [PIN] = "Your PIN",
        [SHEET] = "Make the recovery sheet",
        [LOCK] = "Lock until your PIN is given",
        [HIDE] = p->hide ? "Show names" : "Hide names",
        [ALL] = "Read all settings of hub.ini",
        [DOCTOR] = "Is all well? Look at the hub itself",
    };
    int which = choose_met(p, "Settings", lines, needs, LINES);
    switch (which) {
    case READER:
        ask_reader(p);
        break;
    case THEME:
        ask_theme(p);
        break;
    case PIN:
        ask_pin(p);
        break;
    case SHEET:
        plain_sheet(p);
        break;
    case LOCK:
        plain_lock(p, "Locked.");
        break;
    case HIDE:
        hide_or_show(p);
        break;
    case ALL:
        say_settings(p);
        break;
    case DOCTOR:
        plain_doctor(p);
        break;
    default:
        break;
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_settings(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_settings, NULL);
}

static const char *hub_label(void *arg, size_t i, struct arena *a)
{
    const struct hub_entry *entries = arg;
    (void)a;
    return entries[i].name ? entries[i].name : "All hubs";
}

void plain_hubs(struct plain *p, const void *unused)
{
    const struct hub_entry *entries;
    size_t count = hub_entries(p->h, &entries);
    struct hub_entry *copy = arena_array(p->a, count + 1, sizeof *copy);
    struct choices c = {.title = arena_printf(p->a, "Which hub? Now: %s", hub_title(p->h)),
        .word = "hub",
        .count = count + 1,
        .label = hub_label,
        .arg = copy};
    (void)unused;
    copy[0] = (struct hub_entry){.id = ID_NONE};
    for (size_t i = 0; i < count; i++) {
        copy[i + 1] = entries[i];
    }
    int which = choose(p, &c);
    if (which >= 0) {
        hub_narrow_to(p->h, copy[which].id);
        say(p, "%s", hub_title(p->h));
    }
}
