/* SPDX-License-Identifier: MIT */
/* Any bytes as what a guest typed behind the server's name: words and what they ask, or a sentence. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/cli.h"
#include "hub/command/guest.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* Put in single quotes, each word is read as it was. */
static void read_back(const char *const *words, size_t count, struct arena *a)
{
    struct sb b = sb_on(a);
    struct hub_err err;
    const char **again;
    size_t n;
    sb_add(&b, "hub");
    for (size_t i = 0; i < count; i++) {
        sb_add(&b, " '");
        for (const char *p = words[i]; *p; p++) {
            if (*p == '\'') {
                sb_add(&b, "'\\''");
            } else {
                sb_addc(&b, *p);
            }
        }
        sb_add(&b, "'");
    }
    if (b.len > GUEST_COMMAND_MOST) {
        return;
    }
    HUB_BUG(guest_words(sb_str(&b), b.len, a, &again, &n, &err) == HUB_OK && n == count);
    for (size_t i = 0; i < count; i++) {
        HUB_BUG(strcmp(again[i], words[i]) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *a = arena_create();
    struct hub_err err;
    struct invocation inv;
    const char **words;
    size_t count = 0;
    if (guest_words((const char *)data, len, a, &words, &count, &err) == HUB_OK) {
        char **argv = arena_array(a, count + 2, sizeof *argv);
        argv[0] = arena_strdup(a, "hub");
        for (size_t i = 0; i < count; i++) {
            HUB_BUG(utf8_valid(words[i], strlen(words[i]), NULL));
            argv[i + 1] = arena_strdup(a, words[i]);
        }
        read_back(words, count, a);
        if (args_parse((int)count + 1, argv, a, &inv, &err) == HUB_OK) {
            (void)guest_may(&inv, &err);
        }
    }
    char *term = arena_strndup(a, (const char *)data, len);
    HUB_BUG(strlen(guest_term(term)) <= GUEST_TERM_MOST && !strchr(guest_term(term), '/'));
    arena_destroy(a);
    return 0;
}
