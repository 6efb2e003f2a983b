/* SPDX-License-Identifier: MIT */
#include "hub/ui/ui.h"

#include <sys/ioctl.h>
#include <unistd.h>

bool ui_terminal_size(int *rows, int *cols)
{
    struct winsize ws = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) != 0 || ws.ws_row == 0 || ws.ws_col == 0) {
        return false;
    }
    *rows = ws.ws_row;
    *cols = ws.ws_col;
    return true;
}
