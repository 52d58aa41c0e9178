import { storeContract } from "../contract/store-contract.ts";
import { openInFolder } from "./open-in-folder.ts";

storeContract(openInFolder);
