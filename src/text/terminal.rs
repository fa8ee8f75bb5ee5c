//! The sentences shown before there is a screen: how to cure a terminal that is not UTF-8.

/// The data file is being opened.
pub const OPENING: &str = "等待：正在打开数据文件（Ctrl+Q 退出）";

/// The same, while another program holds it.
pub const OPENING_LOCKED: &str = "等待：另一个窗口或程序正占用数据文件（Ctrl+Q 退出）";

/// The line that can be read under any encoding.
pub const SET_UTF8: &str = "Set terminal encoding to UTF-8";

/// Where common terminals keep their encoding setting, a line each.
pub const ENCODING_CURE: [&str; 5] = [
    "终端的字符编码不是 UTF-8，汉字会显示成乱码。请改好后重新连接，再打开本程序：",
    "  PuTTY：Change Settings - Window - Translation - Remote character set 选 UTF-8",
    "  SecureCRT：选项 - 会话选项 - 终端 - 外观 - 字符编码，选 UTF-8",
    "  Xshell：文件 - 属性 - 终端 - 编码，选 Unicode (UTF-8)",
    "  本机终端：执行 export LANG=zh_CN.UTF-8 后再试",
];

/// The line that can be read under any encoding, for tmux.
pub const TMUX_ASCII: &str = "Inside tmux: leave it and start it again with  tmux -u";

/// Why tmux shows no Chinese.
pub const TMUX_CURE: &str =
    "  tmux 启动时的语言环境不是 UTF-8，汉字会显示成 ____ 。请退出 tmux，用 tmux -u 重新启动。";
