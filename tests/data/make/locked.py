"""Lets LibreOffice save a workbook with a password, as xls and as ods."""
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

data, work = map(pathlib.Path, sys.argv[1:])
office = subprocess.Popen([
    "soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{work}/profile",
    "--accept=pipe,name=rosters;urp;"])


def value(name, it):
    return PropertyValue(Name=name, Value=it)


resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
for attempt in range(60):
    try:
        context = resolver.resolve("uno:pipe,name=rosters;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL((data / "plain.xlsx").as_uri(), "_blank", 0, (value("Hidden", True),))
for name, style in [("locked.xls", "MS Excel 97"), ("locked.ods", "calc8")]:
    book.storeToURL((data / name).as_uri(), (value("FilterName", style), value("Password", "12345")))
book.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait()
